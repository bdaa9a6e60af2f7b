#include "extract/extractor.hpp"

#include "figure/figure_finder.hpp"
#include "name/names.hpp"
#include "statement/attribution.hpp"
#include "statement/statement_record.hpp"
#include "text/text.hpp"
#include "time/time_finder.hpp"

namespace tallywire {

struct ExtractionRules::Finders {
    Lexicon lexicon;
    TimeFinder times;
    NameRules names;
    StatementFinder statements;
    FigureFinder figures;

    Finders(const Rules& rules, const std::string& language)
        : lexicon(rules, language), times(lexicon, rules), names(lexicon, rules), statements(lexicon, rules), figures(lexicon, rules) {}
};

ExtractionRules::ExtractionRules(Rules rules, std::string language) : rules_(std::move(rules)), language_(std::move(language)) {}
ExtractionRules::~ExtractionRules() = default;

ExtractionRules::Finders& ExtractionRules::finders() const {
    std::call_once(once_, [this] { finders_ = std::make_unique<Finders>(rules_, language_); });
    return *finders_;
}

Lexicon& ExtractionRules::lexicon() { return finders().lexicon; }
const Lexicon& ExtractionRules::lexicon() const { return finders().lexicon; }
const NameRules& ExtractionRules::names() const { return finders().names; }

struct Extractor::Scratch {
    const ExtractionRules::Finders& finders;
    Text text;
    Names names;
    TimeScratch time_scratch;
    std::vector<FoundTime> times;
    StatementScratch statement_scratch;
    std::vector<FoundStatement> statements;
    FigureScratch figures;

    explicit Scratch(const ExtractionRules::Finders& all) : finders(all), text(all.lexicon), names(all.names) {}

    void find_times(const Article& article) {
        times.clear();
        finders.times.find(text, article, time_scratch, times);
    }

    void find_statements(const Article& article, const CodePointIndex& index, std::vector<Statement>& out) {
        statements.clear();
        finders.statements.find(text, statement_scratch, statements);
        for (const FoundStatement& found : statements) {
            std::optional<Speaker> speaker;
            if (!found.speaker.empty()) speaker = names.resolve(found.named(), found.sentence);
            out.push_back(make_statement(found, text, article, index, std::move(speaker)));
        }
    }
};

Extractor::Extractor(const ExtractionRules& rules) : scratch_(std::make_unique<Scratch>(rules.finders())) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;

Text& Extractor::text() { return scratch_->text; }
Names& Extractor::names() { return scratch_->names; }

void Extractor::extract(const Article& article, const Wanted& wanted, Extracted& out) {
    out.figures.clear();
    out.times.clear();
    out.statements.clear();
    if (!wanted.figures && !wanted.times && !wanted.statements) return;
    scratch_->text.assign(article.text);
    scratch_->names.assign(scratch_->text);
    if (wanted.statements) scratch_->finders.statements.start(scratch_->text, scratch_->statement_scratch);
    const CodePointIndex index(article.text);
    // Of an article without a day of publication the last sentence may say when the first one was written.
    const bool all_times = wanted.times || (wanted.figures && !article.published);
    if (all_times) scratch_->find_times(article);
    if (wanted.times)
        for (const FoundTime& time : scratch_->times) out.times.push_back(to_record(time, article, index));
    if (wanted.statements) scratch_->find_statements(article, index, out.statements);
    if (wanted.figures)
        scratch_->finders.figures.find(scratch_->text, article, index,
                                       {&scratch_->names, &scratch_->finders.times, &scratch_->time_scratch, &scratch_->finders.statements, &scratch_->statement_scratch,
                                        all_times ? &scratch_->times : nullptr},
                                       {wanted.implied, wanted.explain}, scratch_->figures, out.figures);
}

}  // namespace tallywire
