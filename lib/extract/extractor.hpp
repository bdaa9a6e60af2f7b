#pragma once

#include "article/article.hpp"
#include "figure/figure.hpp"
#include "rules/rules.hpp"
#include "statement/statement.hpp"
#include "time/time_expression.hpp"

#include <memory>
#include <mutex>
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

/// The rules of one language, read when the first extractor asks for them; shared between threads.
class ExtractionRules {
public:
    explicit ExtractionRules(Rules rules, std::string language = "en");
    ~ExtractionRules();

    /// For finders that build on the same words; they are made before the first article is read. Throws UsageError where a rule file is broken.
    Lexicon& lexicon();
    const Lexicon& lexicon() const;
    const NameRules& names() const;

private:
    friend class Extractor;
    struct Finders;
    Finders& finders() const;

    const Rules rules_;
    const std::string language_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<Finders> finders_;
};

/// Finds times, statements and figures in articles. One object a thread; the rules must outlive it.
class Extractor {
public:
    /// Throws UsageError where a rule file is broken.
    explicit Extractor(const ExtractionRules& rules);
    ~Extractor();
    Extractor(Extractor&&) noexcept;

    /// Fills `out` with the records of `article`, each kind in the order of the text. Does not change the article.
    void extract(const Article& article, const Wanted& wanted, Extracted& out);
    /// The text of the article that was read last, as long as that article is unchanged.
    Text& text();
    /// The names of that article, found sentence by sentence when asked for.
    Names& names();

private:
    struct Scratch;
    std::unique_ptr<Scratch> scratch_;
};

}  // namespace tallywire
