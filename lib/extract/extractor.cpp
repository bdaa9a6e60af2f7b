#include "extract/extractor.hpp"

#include "article/language.hpp"
#include "base/error.hpp"
#include "figure/figure_finder.hpp"
#include "name/names.hpp"
#include "statement/attribution.hpp"
#include "statement/statement_record.hpp"
#include "text/text.hpp"
#include "time/time_finder.hpp"

#include <stdexcept>

namespace tallywire {
namespace {

constexpr const char* english = "en";
constexpr const char* any_language = "any";

}  // namespace

struct ExtractionRules::Finders {
    /// What all but times need.
    struct More {
        NameRules names;
        StatementFinder statements;
        FigureFinder figures;

        More(Lexicon& lexicon, const Rules& rules) : names(lexicon, rules), statements(lexicon, rules), figures(lexicon, rules) {}
    };
    Lexicon lexicon;
    TimeFinder times;
    std::optional<More> more;

    Finders(const Rules& rules, const std::string& language, bool times_only) : lexicon(rules, language), times(lexicon, rules) {
        if (!times_only) more.emplace(lexicon, rules);
    }
};

ExtractionRules::ExtractionRules(Rules rules, std::optional<std::string> language, bool times_only)
    : rules_(std::move(rules)), language_(std::move(language)), times_only_(times_only) {
    if (language_ && !rules_.has_language(*language_)) throw UsageError("--language: no rules for `" + *language_ + "`");
}
ExtractionRules::~ExtractionRules() = default;

std::string ExtractionRules::folder_of(const std::optional<std::string>& language) const {
    if (language_) return *language_;
    if (!language || *language == english) return english;
    const auto code = language_code(*language);
    if (!code) return english;
    return rules_.has_language(*code) ? *code : std::string(any_language);
}

ExtractionRules::Finders& ExtractionRules::finders(const std::string& folder) const {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<Finders>& found = finders_[folder];
    if (!found) found = std::make_unique<Finders>(rules_, folder, times_only_);
    return *found;
}

Lexicon& ExtractionRules::lexicon() { return finders(language_.value_or(english)).lexicon; }
const Lexicon& ExtractionRules::lexicon() const { return finders(language_.value_or(english)).lexicon; }
const Lexicon& ExtractionRules::lexicon(const std::string& folder) const { return finders(folder).lexicon; }
const NameRules& ExtractionRules::names(const std::string& folder) const { return finders(folder).more.value().names; }

struct Extractor::Scratch {
    const ExtractionRules::Finders& finders;
    Text text;
    std::optional<Names> names;  ///< none where only times are found
    TimeScratch time_scratch;
    std::vector<FoundTime> times;
    StatementScratch statement_scratch;
    std::vector<FoundStatement> statements;
    FigureScratch figures;

    explicit Scratch(const ExtractionRules::Finders& all) : finders(all), text(all.lexicon) {
        if (all.more) names.emplace(all.more->names);
    }

    void find_times(const Article& article) {
        times.clear();
        finders.times.find(text, article, time_scratch, times);
    }

    void find_statements(const Article& article, const CodePointIndex& index, std::vector<Statement>& out) {
        statements.clear();
        finders.more->statements.find(text, statement_scratch, statements);
        for (const FoundStatement& found : statements) {
            std::optional<Speaker> speaker;
            if (!found.speaker.empty()) speaker = names->resolve(found.named(), found.sentence);
            out.push_back(make_statement(found, text, article, index, std::move(speaker)));
        }
    }
};

Extractor::Extractor(const ExtractionRules& rules) : rules_(rules) {
    if (rules.language_ || rules.rules_.has_own()) scratch_for(rules.language_);  // a slip is told of before the first article
}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;

Extractor::Scratch& Extractor::scratch_for(const std::optional<std::string>& language) {
    if (scratch_ && language == language_) return *scratch_;
    const std::string folder = rules_.folder_of(language);
    std::unique_ptr<Scratch>& found = scratches_[folder];
    if (!found) found = std::make_unique<Scratch>(rules_.finders(folder));
    language_ = language;
    scratch_ = found.get();
    return *scratch_;
}

Text& Extractor::text() { return scratch_->text; }
Names& Extractor::names() { return *scratch_->names; }

void Extractor::extract(const Article& article, const Wanted& wanted, Extracted& out) {
    out.figures.clear();
    out.times.clear();
    out.statements.clear();
    if (!wanted.figures && !wanted.times && !wanted.statements) return;
    Scratch& scratch = scratch_for(article.language);
    if (!scratch.names && (wanted.figures || wanted.statements)) throw std::logic_error("the rules were read for times only");
    scratch.text.assign(article.text);
    if (scratch.names) scratch.names->assign(scratch.text);
    if (wanted.statements) scratch.finders.more->statements.start(scratch.text, scratch.statement_scratch);
    const CodePointIndex index(article.text);
    // Of an article without a day of publication the last sentence may say when the first one was written.
    const bool all_times = wanted.times || (wanted.figures && !article.published);
    if (all_times) scratch.find_times(article);
    if (wanted.times)
        for (const FoundTime& time : scratch.times) out.times.push_back(to_record(time, article, index));
    if (wanted.statements) scratch.find_statements(article, index, out.statements);
    if (wanted.figures)
        scratch.finders.more->figures.find(scratch.text, article, index,
                                       {&*scratch.names, &scratch.finders.times, &scratch.time_scratch, &scratch.finders.more->statements, &scratch.statement_scratch,
                                        all_times ? &scratch.times : nullptr},
                                       {wanted.implied, wanted.explain}, scratch.figures, out.figures);
}

}  // namespace tallywire
