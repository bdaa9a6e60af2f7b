#include "timeline/event_finder.hpp"

#include "base/utf8.hpp"
#include "timeline/period.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t lead_sentences = 5;   ///< in which the day of the main event may be named
constexpr int lead_days = 3;                ///< before publication, at most
constexpr std::size_t most_dates = 3;       ///< of one sentence
constexpr std::size_t headline_bytes = 160;

std::optional<Date> day_of(const std::optional<std::string>& text) { return text ? parse_date(*text) : std::nullopt; }

/// A sentence cut for a heading, at a word.
std::string heading(std::string_view sentence) {
    if (sentence.size() <= headline_bytes) return std::string(sentence);
    std::size_t cut = sentence.rfind(' ', headline_bytes);
    if (cut == std::string_view::npos || cut < headline_bytes / 2) cut = headline_bytes;
    while (cut > 0 && (static_cast<unsigned char>(sentence[cut]) & 0xC0) == 0x80) --cut;
    return std::string(sentence.substr(0, cut)) + "…";
}

struct Told {
    std::vector<const TimeExpression*> times;  ///< with days of their own
    bool past = false;                         ///< an unnamed past
    bool only_time = false;                    ///< a header line: a date and nothing else
    const Place* counted_in = nullptr;         ///< where a figure of the sentence was counted
};

}  // namespace

struct EventFinder::Finding {
    const Article& article;
    Text& text;
    Names& names;
    const PhraseTable& where;  ///< in, close to
    std::optional<Date> published;
    CodePointIndex index;
    std::vector<Told> told;
    std::optional<Date> main_day;
    std::string main_surface;
    std::optional<std::size_t> main_at;  ///< the sentence that names the main day

    Finding(const Article& of, Text& with, Names& named, const PhraseTable& at)
        : article(of), text(with), names(named), where(at), published(day_of(of.published)), index(of.text), told(with.size()) {}

    std::string_view sentence(std::size_t at) const { return text.bytes(text.sentence(at).where); }

    void take_times(std::span<const TimeExpression> times) {
        for (const TimeExpression& time : times) {
            const std::uint32_t begin = index.byte_of(time.where.start);
            const std::size_t at = text.sentence_at(begin);
            Told& here = told[at];
            if (time.value == "PAST_REF" && (time.kind == "DATE")) here.past |= time.text != "recently" && time.text != "recent";
            if ((time.kind != "DATE" && time.kind != "TIME") || !time.first || !time.last || !day_of(time.first) || !day_of(time.last)) continue;
            const std::size_t line_begin = article.text.rfind('\n', begin) + 1;
            const std::size_t line_end = std::min(article.text.size(), article.text.find('\n', begin));
            here.only_time |= line_end - line_begin <= time.text.size() + 8;
            if (here.times.size() < most_dates) here.times.push_back(&time);
        }
    }

    void take_places(const std::vector<Figure>& figures) {
        for (const Figure& figure : figures) {
            if (!figure.place) continue;
            const std::size_t at = text.sentence_at(index.byte_of(figure.where.start));
            if (at < told.size() && !told[at].counted_in) told[at].counted_in = &*figure.place;
        }
    }

    /// Where what the sentence tells of happened, as far as it says.
    std::optional<Place> place_at(std::size_t at) const {
        if (told[at].counted_in) return *told[at].counted_in;
        const std::span<const Token> tokens = text.tokens(at);
        for (const Mention& mention : names.mentions(at)) {
            if (mention.kind != MentionKind::place || mention.place == no_place || mention.possessor || mention.first == 0) continue;
            std::size_t before = mention.first - 1;
            while (before > 0 && before + 4 > mention.first && (tokens[before].tag == Tag::determiner || tokens[before].tag == Tag::adjective)) --before;
            for (std::size_t first = before + 1; first-- > 0 && first + 3 > before;)
                if (first + where.match(text.lexicon(), tokens, first).size == before + 1) return names.rules().places().place(mention.place);
        }
        return std::nullopt;
    }

    /// The day that the first sentences name for what they tell.
    void find_main_day() {
        main_day = published;
        if (!published) return;
        for (std::size_t at = 0, seen = 0; at < told.size() && seen < lead_sentences; ++at) {
            if (told[at].only_time || sentence(at).size() < 20) continue;
            ++seen;
            for (const TimeExpression* time : told[at].times) {
                const auto first = day_of(time->first);
                if (first != day_of(time->last)) continue;
                const int before = days_between(*first, *published);
                if (before < 0 || before > lead_days) continue;
                main_day = first;
                main_surface = time->text;
                main_at = at;
                return;
            }
        }
    }

    /// True for the time that the article's own event has.
    bool is_main(std::size_t at, const TimeExpression& time) const {
        return at == main_at && day_of(time.first) == main_day && day_of(time.last) == main_day;
    }

    Reading reading(std::size_t at, std::string surface, const std::optional<Date>& day) const {
        Reading reading;
        reading.article = article.id;
        reading.source = article.source;
        if (day) reading.as_of = format_date(*day);
        reading.text = std::move(surface);
        reading.sentence = sentence(at);
        return reading;
    }

    Entry entry(std::size_t at) const {
        Entry entry;
        entry.kind = "event";
        entry.text = sentence(at);
        entry.headline = heading(entry.text);
        entry.articles.push_back(article.id);
        if (article.source) entry.sources.push_back(*article.source);
        entry.place = place_at(at);
        entry.salience = 1.0 / static_cast<double>(2 + at);
        return entry;
    }

    void dated(std::size_t at, const TimeExpression& time, std::vector<Entry>& out) const {
        Entry own = entry(at);
        const auto first = day_of(time.first), last = day_of(time.last);
        own.first = time.first;
        own.last = time.last;
        Precision precision = precision_of(first, last);
        if (time.value && precision_of(*time.value) != Precision::range) precision = precision_of(*time.value);
        own.precision = name_of(precision == Precision::time && time.first->size() <= 10 ? Precision::day : precision);
        own.resolved_by = time.anchored_to == "published" ? "“" + time.text + "”, seen from the day of publication"
                          : time.anchored_to             ? "“" + time.text + "”, seen from a day named before"
                                                         : "“" + time.text + "”";
        if (published && *first > *published) own.flags.push_back("planned");
        own.readings.push_back(reading(at, time.text, first == last ? last : std::nullopt));
        out.push_back(std::move(own));
    }

    void undated(std::size_t at, std::vector<Entry>& out) const {
        if (!published) return;
        Entry past = entry(at);
        past.last = format_date(*published);
        past.precision = "undated";
        past.flags.push_back("undated_past");
        past.resolved_by = "told as past, no day named: before the day of publication";
        past.readings.push_back(reading(at, "", std::nullopt));
        out.push_back(std::move(past));
    }

    /// What the article was written for: its title and the sentences without a time of their own.
    void main_event(std::vector<Entry>& out) const {
        Entry main;
        for (std::size_t at = 0; at < told.size(); ++at) {
            const Told& here = told[at];
            if (here.only_time || here.past || sentence(at).size() < 20) continue;
            const bool later = !here.times.empty() && published && std::all_of(here.times.begin(), here.times.end(), [&](const TimeExpression* time) {
                return *day_of(time->first) > *published;
            });  // what is planned is said on the main day
            if (!here.times.empty() && !later && at != main_at) continue;
            if (main.readings.empty()) main = entry(at);
            else if (!main.place && main.readings.size() < lead_sentences) main.place = place_at(at);
            main.readings.push_back(reading(at, main_surface, main_day));
        }
        if (main.readings.empty()) return;
        if (article.title) main.headline = heading(*article.title);
        if (main_day) main.first = main.last = format_date(*main_day);
        main.precision = !main_day ? "undated" : main_surface.empty() ? "published" : "day";
        main.resolved_by = !main_day ? "no day of publication is known" : !main_surface.empty() ? "“" + main_surface + "”, in the first sentences" : "the day of publication";
        main.salience = 2;
        out.push_back(std::move(main));
    }
};

EventFinder::EventFinder(Lexicon& lexicon, const Rules& rules) : lexicon_(lexicon), past_(lexicon), where_(lexicon) {
    const RuleTable places = rules.table_of(lexicon.language(), "figure_places");
    for (const RuleTable::Row& row : places.rows())
        if (row.cells[places.column("role")] == "where") where_.add(lexicon, row.cells[places.column("phrase")], 0);
    const RuleTable table = rules.table_of(lexicon.language(), "past_cues");
    const std::size_t cue = table.column("cue");
    std::uint32_t number = 0;
    for (const RuleTable::Row& row : table.rows()) {
        if (row.cells[cue].empty()) table.refuse(row, cue + 1, "empty");
        past_.add(lexicon, row.cells[cue], number++);
    }
}
EventFinder::~EventFinder() = default;
EventFinder::EventFinder(EventFinder&&) noexcept = default;

void EventFinder::find(const Article& article, Text& text, Names& names, std::span<const TimeExpression> times, std::vector<Figure>& figures,
                       std::vector<Entry>& out) const {
    Finding finding(article, text, names, where_);
    finding.take_times(times);
    finding.take_places(figures);
    finding.find_main_day();
    for (std::size_t at = 0; at < text.size(); ++at) {
        Told& here = finding.told[at];
        if (here.times.empty() && !here.past && &text.lexicon() == &lexicon_) {
            const std::span<const Token> tokens = text.tokens(at);
            for (std::size_t i = 0; i < tokens.size() && !here.past; ++i) here.past = static_cast<bool>(past_.match(text.lexicon(), tokens, i));
        }
        if (here.only_time) continue;
        if (!here.times.empty()) {
            for (const TimeExpression* time : here.times) {
                if (!finding.is_main(at, *time)) finding.dated(at, *time, out);
            }
        } else if (here.past) {
            finding.undated(at, out);
        }
    }
    finding.main_event(out);
    for (Figure& figure : figures) {
        if (figure.time || !figure.published) continue;
        const std::size_t at = text.sentence_at(finding.index.byte_of(figure.where.start));
        if (at < finding.told.size() && finding.told[at].past && finding.told[at].times.empty())
            figure.time = TimeReference{"", "PAST_REF", std::nullopt, figure.published->substr(0, 10)};
    }
}

}  // namespace tallywire
