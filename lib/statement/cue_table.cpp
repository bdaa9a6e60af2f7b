#include "statement/cue_table.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, 7> polarity_names{"asserts", "denies", "refuses", "demands", "threatens", "promises", "hopes"};
constexpr std::array<std::string_view, 7> kind_names{"verb", "noun", "adjective", "source", "lending", "label", "document"};
constexpr std::array<std::pair<std::string_view, std::uint32_t>, 17> frame_names{{
    {"that", frame_that}, {"clause", frame_clause}, {"to", frame_to}, {"np", frame_np}, {"ing", frame_ing}, {"wh", frame_wh}, {"quote", frame_quote},
    {"hearer", frame_hearer}, {"hearer-to", frame_hearer_to}, {"tag", frame_tag}, {"passive", frame_passive}, {"clause-strict", frame_clause_strict}, {"evidence", frame_evidence}, {"positive", frame_positive}, {"complement", frame_complement}, {"as", frame_as}, {"document", frame_document}}};

}  // namespace

std::string_view name_of(Polarity polarity) { return polarity_names[static_cast<std::size_t>(polarity)]; }

std::optional<Polarity> polarity_of(std::string_view name) {
    const auto at = std::find(polarity_names.begin(), polarity_names.end(), name);
    if (at == polarity_names.end()) return std::nullopt;
    return static_cast<Polarity>(at - polarity_names.begin());
}

void CueTable::read_frames(const RuleTable& table, const RuleTable::Row& row, std::size_t column, Lexicon& lexicon, Cue& cue) {
    for (const std::string_view name : split_cell(row.cells[column])) {
        const auto frame = std::find_if(frame_names.begin(), frame_names.end(), [&](const auto& known) { return known.first == name; });
        if (frame != frame_names.end()) {
            cue.frames |= frame->second;
        } else if (name == "warns") {
            cue.warns = true;
        } else if (name.starts_with("+")) {
            const WordId word = lexicon.vocabulary().intern(name.substr(1));
            auto at = std::find(prepositions_.begin(), prepositions_.end(), word);
            if (at == prepositions_.end()) at = prepositions_.insert(at, word);
            if (at - prepositions_.begin() >= 64) table.refuse(row, column, "more than 64 prepositions");
            cue.prepositions |= std::uint64_t{1} << (at - prepositions_.begin());
        } else {
            table.refuse(row, column, "no frame `" + std::string(name) + "`");
        }
    }
}

PhraseTable& CueTable::table_of(Cue::Kind kind) {
    switch (kind) {
        case Cue::Kind::verb: return verbs_;
        case Cue::Kind::lending: return lending_;
        case Cue::Kind::label: return labels_;
        case Cue::Kind::document: return documents_;
        default: return others_;
    }
}

CueTable::CueTable(Lexicon& lexicon, const Rules& rules) : verbs_(lexicon), others_(lexicon), lending_(lexicon), labels_(lexicon), documents_(lexicon) {
    const RuleTable table = rules.table_of(lexicon.language(), "cues");
    const auto words = table.column("cues"), kind = table.column("kind"), frames = table.column("frames"), polarity = table.column("polarity");
    for (const RuleTable::Row& row : table.rows()) {
        Cue cue;
        const auto known = std::find(kind_names.begin(), kind_names.end(), row.cells[kind]);
        if (known == kind_names.end()) table.refuse(row, kind, "verb, noun, adjective, source, lending, label or document");
        cue.kind = static_cast<Cue::Kind>(known - kind_names.begin());
        const auto stance = polarity_of(row.cells[polarity]);
        if (!stance) table.refuse(row, polarity, "no polarity `" + std::string(row.cells[polarity]) + "`");
        cue.polarity = *stance;
        read_frames(table, row, frames, lexicon, cue);
        for (const std::string_view phrase : split_cell(row.cells[words]))
            table_of(cue.kind).add(lexicon, phrase, static_cast<std::uint32_t>(cues_.size()));
        cues_.push_back(cue);
    }
}

}  // namespace tallywire
