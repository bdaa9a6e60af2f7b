#pragma once

#include "article/article.hpp"
#include "figure/figure.hpp"
#include "rules/rules.hpp"
#include "statement/statement.hpp"
#include "time/time_expression.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tallywire {

class Names;

class Lexicon;
class NameRules;
class Text;

/// Which records are wanted of an article.
struct Wanted {
    bool figures = true;
    bool times = false;
    bool statements = false;
    bool implied = true;  ///< casualties without a number word
    bool explain = false; ///< names the rules that fired in each figure

    bool operator==(const Wanted&) const = default;
};

/// What was found in one article; used again for the next.
struct Extracted {
    std::vector<Figure> figures;
    std::vector<TimeExpression> times;
    std::vector<Statement> statements;
};

/// The rules of all languages, those of each read when the first article in it comes; shared between threads.
class ExtractionRules {
public:
    /// `language`: the folder of rules for all articles, whatever they say of themselves; nothing: each article's own. Throws UsageError where there
    /// is no such folder. `times_only`: no extractor will be asked for anything but times, and the rules of all else are not read; then there are no `names`.
    explicit ExtractionRules(Rules rules, std::optional<std::string> language = std::nullopt, bool times_only = false);
    ~ExtractionRules();

    /// The folder of rules for an article whose field `language` is given (`fr`, `fr-CA`, `French`): that of English where it is unknown, `any`, which
    /// knows only what is written alike everywhere, where the language has none.
    std::string folder_of(const std::optional<std::string>& language) const;
    /// The words of the given language, or of English. For finders that build on the same words; they are made before the first article is read.
    /// Throws UsageError where a rule file is broken.
    Lexicon& lexicon();
    const Lexicon& lexicon() const;
    /// The words and the names of a folder that `folder_of` gave. Throws UsageError where a rule file is broken.
    const Lexicon& lexicon(const std::string& folder) const;
    const NameRules& names(const std::string& folder) const;

private:
    friend class Extractor;
    struct Finders;
    Finders& finders(const std::string& folder) const;

    const Rules rules_;
    const std::optional<std::string> language_;
    const bool times_only_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::unique_ptr<Finders>> finders_;  ///< by folder
};

/// Finds times, statements and figures in articles. One object a thread; the rules must outlive it.
class Extractor {
public:
    /// Throws UsageError where a rule file of the one language of all articles is broken, or of English where the user has rules of their own.
    explicit Extractor(const ExtractionRules& rules);
    ~Extractor();
    Extractor(Extractor&&) noexcept;

    /// Fills `out` with the records of `article`, each kind in the order of the text. Does not change the article. Throws UsageError where a rule file
    /// of its language is broken.
    void extract(const Article& article, const Wanted& wanted, Extracted& out);
    /// The text of the article that was read last, as long as that article is unchanged.
    Text& text();
    /// The names of that article, found sentence by sentence when asked for.
    Names& names();

private:
    struct Scratch;
    Scratch& scratch_for(const std::optional<std::string>& language);

    const ExtractionRules& rules_;
    std::map<std::string, std::unique_ptr<Scratch>> scratches_;  ///< by folder
    std::optional<std::string> language_;  ///< of the article before
    Scratch* scratch_ = nullptr;           ///< its one
};

}  // namespace tallywire
