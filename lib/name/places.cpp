#include "name/places.hpp"

#include "base/string_pool.hpp"
#include "base/utf8.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace tallywire {
namespace {

constexpr std::uint32_t country_weight = 50;   ///< a country is so many times likelier than a city of its size
constexpr std::uint32_t chosen_weight = 10;    ///< and one of places.tsv so many times likelier than one of the long list
constexpr std::uint32_t weak_below = 300;      ///< thousands: a smaller place with the name of something else asks for "in"
constexpr std::uint8_t mark_given = 1;     ///< a given name
constexpr std::uint8_t mark_person = 4;    ///< a given name or a surname
constexpr std::uint8_t mark_expecting = 2; ///< in, at, near …: a place is expected after it
constexpr std::size_t window = 14;             ///< tokens around a name that tell which place of that name is meant

PlaceKind kind_of(const RuleTable& table, const RuleTable::Row& row, std::size_t column) {
    const std::string_view cell = row.cells[column];
    if (cell == "country") return PlaceKind::country;
    if (cell == "region") return PlaceKind::region;
    if (cell == "city") return PlaceKind::city;
    if (cell == "area") return PlaceKind::area;
    table.refuse(row, column, "country, region, city or area");
}

std::uint32_t number_of(const RuleTable& table, const RuleTable::Row& row, std::size_t column) {
    const std::string_view cell = row.cells[column];
    std::uint32_t value = 0;
    if (std::from_chars(cell.data(), cell.data() + cell.size(), value).ptr != cell.data() + cell.size()) table.refuse(row, column, "a number");
    return value;
}

bool has_mark(std::string_view cell, std::string_view mark) {
    for (const std::string_view part : split_cell(cell, ' '))
        if (part == mark) return true;
    return false;
}

bool all_upper(std::string_view name) {
    return name.size() <= 6 && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

}  // namespace

/// Collects what each spelling can mean while the rule files are read.
class Gazetteer::Builder {
public:
    Builder(Gazetteer& gazetteer, Lexicon& lexicon) : out_(gazetteer), lexicon_(lexicon) {}

    /// `chosen`: by hand, so the likelier ones of a name.
    void read_places(const RuleTable& table, bool chosen) {
        const auto name = table.column("name"), code = table.column("code"), kind = table.column("kind"), also = table.column("also"),
                   thousands = table.column("thousands"), marks = table.column("marks");
        for (const RuleTable::Row& row : table.rows()) {
            Entry entry;
            entry.place.name = row.cells[name];
            if (!row.cells[code].empty()) entry.place.code = std::string(row.cells[code]);
            entry.kind = kind_of(table, row, kind);
            entry.weight = number_of(table, row, thousands);
            if (chosen) entry.weight = (entry.weight + weak_below) * chosen_weight;
            const std::uint32_t index = static_cast<std::uint32_t>(out_.entries_.size());
            Spelling how;
            how.common = has_mark(row.cells[marks], "cased");
            how.given = has_mark(row.cells[marks], "given");
            out_.entries_.push_back(std::move(entry));
            add(row.cells[name], index, how);
            for (const std::string_view spelling : split_cell(row.cells[also])) add(spelling, index, how);
            if (by_name_.intern(row.cells[name]) == named_.size()) named_.push_back(index);
            if (!row.cells[code].empty()) {
                const auto [at, added] = by_code_.emplace(row.cells[code], index);
                // The country and the region before the cities in them.
                if (!added && out_.entries_[index].kind < out_.entries_[at->second].kind) at->second = index;
            }
        }
    }

    void read_demonyms(const RuleTable& table) {
        const auto adjective = table.column("adjective"), people = table.column("people"), person = table.column("person"), place = table.column("place");
        for (const RuleTable::Row& row : table.rows()) {
            Spelling how;
            how.form = PlaceForm::demonym;
            const std::uint32_t index = find(table, row, place);
            for (const std::string_view form : split_cell(row.cells[adjective])) add(form, index, how);
            if (row.cells[person] != row.cells[adjective]) add(row.cells[person], index, how);
            how.plural = true;
            if (row.cells[people] != row.cells[adjective]) add(row.cells[people], index, how);
        }
    }

    void read_by_names(const RuleTable& table) {
        const auto phrase = table.column("phrase"), place = table.column("place"), marks = table.column("marks");
        for (const RuleTable::Row& row : table.rows()) {
            Spelling how;
            how.form = PlaceForm::by_name;
            how.with_article = has_mark(row.cells[marks], "the");
            how.lower_case = has_mark(row.cells[marks], "small");
            add(row.cells[phrase], find(table, row, place), how);
        }
    }

    void finish() {
        for (Pending& pending : spellings_) {
            std::stable_sort(pending.meanings.begin(), pending.meanings.end(), [&](std::uint32_t a, std::uint32_t b) { return weight(a) > weight(b); });
            pending.how.first = static_cast<std::uint32_t>(out_.meanings_.size());
            pending.how.count = static_cast<std::uint32_t>(pending.meanings.size());
            pending.how.weak = (pending.how.common || pending.how.given) && weight(pending.meanings.front()) < weak_below;
            out_.meanings_.insert(out_.meanings_.end(), pending.meanings.begin(), pending.meanings.end());
            out_.names_.add(lexicon_, pending.text.text(), static_cast<std::uint32_t>(out_.spellings_.size()));
            out_.spellings_.push_back(pending.how);
        }
        out_.by_code_.reserve(by_code_.size());
        for (const auto& [code, index] : by_code_) out_.by_code_.emplace_back(code, index);
        std::sort(out_.by_code_.begin(), out_.by_code_.end());
    }

private:
    struct Pending {
        StringPool::Kept text;
        Spelling how;
        boost::container::small_vector<std::uint32_t, 2> meanings;
    };

    std::uint32_t weight(std::uint32_t index) const {
        const Entry& entry = out_.entries_[index];
        return entry.kind == PlaceKind::country ? (entry.weight + 1) * country_weight : entry.weight;
    }

    std::uint32_t find(const RuleTable& table, const RuleTable::Row& row, std::size_t column) const {
        if (const auto code = by_code_.find(row.cells[column]); code != by_code_.end()) return code->second;
        if (const auto name = by_name_.find(row.cells[column])) return named_[*name];
        table.refuse(row, column, "no place has this code or name");
    }

    void add(std::string_view text, std::uint32_t index, Spelling how) {
        if (text.empty()) return;
        // Mich.: the word is looked up without its period, and must have it.
        if (text.size() > 2 && text.ends_with('.') && text.find('.') + 1 == text.size()) {
            how.abbreviation = true;
            text.remove_suffix(1);
        }
        how.upper = all_upper(text);
        how.lower_case |= text.front() >= 'a' && text.front() <= 'z';
        const std::uint32_t number = by_text_.intern(fold_case(text));
        if (number == spellings_.size()) {
            spellings_.push_back({texts_.keep(text), how, {index}});
            return;
        }
        Pending& pending = spellings_[number];
        // A demonym or by-name that a village has as its name too is none the less a demonym.
        if (pending.how.form != how.form) {
            if (pending.how.form == PlaceForm::name && weight(pending.meanings.front()) < weak_below * chosen_weight) {
                pending.how = how;
                pending.meanings = {index};
            }
            return;
        }
        pending.how.plural |= how.plural && pending.how.lower_case;  // des Palestiniens, beside the adjective palestiniens
        if (pending.how.with_article != how.with_article) pending.how.with_article = false;
        if (std::find(pending.meanings.begin(), pending.meanings.end(), index) == pending.meanings.end()) pending.meanings.push_back(index);
    }

    Gazetteer& out_;
    Lexicon& lexicon_;
    StringPool texts_;
    std::vector<Pending> spellings_;
    Interner by_text_;  ///< by the number of a spelling
    Interner by_name_;
    std::vector<std::uint32_t> named_;  ///< the first place with a name, by the name's number
    std::unordered_map<std::string_view, std::uint32_t> by_code_;  ///< views into the tables, which live until finish()
};

Gazetteer::Gazetteer(Lexicon& lexicon, const Rules& rules)
    : lexicon_(lexicon), names_(lexicon) {
    const std::string folder = lexicon.language();
    const auto mark = [&](std::string_view word, std::uint8_t what) {
        const WordId id = lexicon.vocabulary().intern(word);
        if (id >= marks_.size()) marks_.resize(id + 1);
        marks_[id] = static_cast<std::uint8_t>(marks_[id] | what);
    };
    const RuleTable given = rules.table("any/given_names");
    for (const RuleTable::Row& row : given.rows()) mark(row.cells[given.column("name")], mark_given | mark_person);
    const RuleTable surnames = rules.table("any/surnames");
    for (const RuleTable::Row& row : surnames.rows()) mark(row.cells[surnames.column("name")], mark_person);
    const RuleTable expecting = rules.table_of(folder, "place_words");
    for (const RuleTable::Row& row : expecting.rows()) mark(row.cells[expecting.column("word")], mark_expecting);

    const RuleTable places = rules.table_of(folder, "places");
    std::optional<RuleTable> cities;
    if (rules.has(folder + "/cities")) cities.emplace(rules.table_of(folder, "cities"));
    Builder builder(*this, lexicon);
    const std::size_t rows = places.rows().size() + (cities ? cities->rows().size() : 0);
    entries_.reserve(rows);
    builder.read_places(places, true);
    if (cities) builder.read_places(*cities, false);
    const RuleTable demonyms = rules.table_of(folder, "demonyms");
    builder.read_demonyms(demonyms);
    const RuleTable by_names = rules.table_of(folder, "by_names");
    builder.read_by_names(by_names);
    builder.finish();
}

std::optional<PlaceMatch> Gazetteer::match(std::string_view text, std::span<const Token> tokens, std::size_t at) const {
    const PhraseTable::Match found = names_.match(lexicon_, tokens, at);
    if (!found) return std::nullopt;
    const Spelling& how = spellings_[found.payload];
    const std::size_t after = at + found.size;
    if (!fits(how, text, tokens, at, after)) return std::nullopt;
    PlaceMatch match;
    match.count = found.size;
    match.place = choose(how, tokens, at, after);
    match.form = how.form;
    match.kind = entries_[match.place].kind;
    match.small = how.lower_case && how.form == PlaceForm::demonym;
    match.plural = how.plural && (!match.small || is_capital(tokens[at]));
    return match;
}

bool Gazetteer::fits(const Spelling& how, std::string_view text, std::span<const Token> tokens, std::size_t at, std::size_t after) const {
    const Token& first = tokens[at];
    const auto is = [&](std::size_t i, std::uint8_t mark) { return tokens[i].word < marks_.size() && (marks_[tokens[i].word] & mark) != 0; };
    const auto is_place = [&](std::size_t i) { return (tokens[i].begins & names_.kind()) != 0; };
    const bool the = at > 0 && lexicon_.gloss(tokens[at - 1].word) == "the";
    if (how.with_article && !the) return false;
    if (!is_capital(first)) return how.lower_case;
    if (how.abbreviation && text[first.where.end - 1] != '.') return false;
    if (how.upper && first.shape != Shape::upper) return false;
    if (how.form != PlaceForm::name) return !(how.common && at == 0 && !the);

    const bool joined_left = at > 0 && is_word(tokens[at - 1]) && is_capital(tokens[at - 1]) && tokens[at].space_before;
    const bool joined_right = after < tokens.size() && is_word(tokens[after]) && is_capital(tokens[after]);
    const bool expected = at > 0 && is(at - 1, mark_expecting);
    const bool comma_place = after + 1 < tokens.size() && text[tokens[after].where.begin] == ',' && is_place(after + 1) && is_capital(tokens[after + 1]);
    // All in capitals: the writing tells nothing, a common word needs more than that.
    const bool shouted = first.shape == Shape::upper && first.where.size() > 1 && !how.upper &&
                         ((at > 0 && is_word(tokens[at - 1]) && !is_capital(tokens[at - 1])) == false) &&
                         (after >= tokens.size() || !is_word(tokens[after]) || tokens[after].shape == Shape::upper);
    if ((how.common || how.weak) && (at == 0 || shouted) && !expected && !comma_place) return false;
    if (how.weak && !expected && !comma_place) return false;
    if (after - at == 1 && entries_[meanings_[how.first]].kind != PlaceKind::area) {
        // Michael Jordan, Jack London: a given name before; Paris Moore: a name that people have too before another one.
        const bool country = entries_[meanings_[how.first]].kind == PlaceKind::country;
        if (joined_left && is(at - 1, mark_given) && !is_place(at - 1) && (how.given || !country)) return false;
        if (how.given && joined_right && !shouted) {
            const WordEntry& next = lexicon_.entry(tokens[after]);
            if (next.as_noun == 0 && next.as_adjective == 0 && next.closed == 0 && !is_place(after)) return false;
            if (is(after, mark_person)) return false;
        }
    }
    return true;
}

std::uint32_t Gazetteer::choose(const Spelling& how, std::span<const Token> tokens, std::size_t at, std::size_t after) const {
    const std::uint32_t likeliest = meanings_[how.first];
    if (how.count == 1) return likeliest;
    const std::span<const std::uint32_t> meanings(meanings_.data() + how.first, how.count);
    // Paris, Texas: the place after the comma holds the one that is meant.
    if (after + 1 < tokens.size() && !is_word(tokens[after])) {
        if (const auto next = names_.match(lexicon_, tokens, after + 1)) {
            const Spelling& outer = spellings_[next.payload];
            for (const std::uint32_t inner : meanings)
                for (std::uint32_t i = 0; i < outer.count; ++i) {
                    const Entry& holder = entries_[meanings_[outer.first + i]];
                    if (holder.place.code && entries_[inner].place.code && holder.kind != PlaceKind::city &&
                        lies_in(*entries_[inner].place.code, *holder.place.code))
                        return inner;
                }
        }
    }
    // Georgia and Alabama: a neighbour that can mean one place only tells the country.
    const std::string_view first_country = country(likeliest);
    const std::size_t from = at > window ? at - window : 0, to = std::min(tokens.size(), after + window);
    std::uint32_t other = likeliest;
    for (std::size_t i = from; i < to; ++i) {
        if (i >= at && i < after) continue;
        const auto near = names_.match(lexicon_, tokens, i);
        if (!near || !is_capital(tokens[i]) || spellings_[near.payload].count != 1) continue;
        const std::string_view where = country(meanings_[spellings_[near.payload].first]);
        if (where.empty()) continue;
        if (where == first_country) return likeliest;
        if (other == likeliest)
            for (const std::uint32_t meaning : meanings)
                if (country(meaning) == where && entries_[meaning].weight * 20 > entries_[likeliest].weight) {
                    other = meaning;
                    break;
                }
    }
    return other;
}

std::string_view Gazetteer::country(std::uint32_t index) const {
    const auto& code = entries_[index].place.code;
    return code ? std::string_view(*code).substr(0, 2) : std::string_view();
}

std::optional<std::uint32_t> Gazetteer::index_of(std::string_view code) const {
    const auto at = std::lower_bound(by_code_.begin(), by_code_.end(), code, [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    if (at == by_code_.end() || at->first != code) return std::nullopt;
    return at->second;
}

const Place* Gazetteer::find(std::string_view code) const {
    const auto index = index_of(code);
    return index ? &entries_[*index].place : nullptr;
}

bool Gazetteer::lies_in(std::string_view inner, std::string_view outer) {
    return inner == outer || (inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == '-');
}

}  // namespace tallywire
