#pragma once

#include "article/article.hpp"
#include "figure/figure.hpp"
#include "rules/rules.hpp"
#include "text/lexicon.hpp"
#include "text/text.hpp"

#include <memory>
#include <vector>

namespace tallywire {

class CodePointIndex;
class Names;
class StatementFinder;
class TimeFinder;
class TimeScratch;
struct FoundTime;
struct StatementScratch;

/// What is wanted beside the figures themselves.
struct FigureOptions {
    bool implied = true;   ///< casualties without a number word
    bool explain = false;  ///< names the rules that fired
};

/// Buffers of one thread.
class FigureScratch {
public:
    FigureScratch();
    ~FigureScratch();
    FigureScratch(FigureScratch&&) noexcept;

private:
    friend class FigureFinder;
    struct State;
    std::unique_ptr<State> state_;
};

/// Finds the quantities of news prose and says what they count, what happened to it, where, when and on whose word. Rules:
/// numbers, units, bounds, measures, people, standing, lookalikes, figure_words of the language. Const once built and safe to share between threads; one
/// scratch a thread.
class FigureFinder {
public:
    /// Adds its words to the lexicon's vocabulary. Throws UsageError where a rule is broken.
    FigureFinder(Lexicon& lexicon, const Rules& rules);
    ~FigureFinder();
    FigureFinder(FigureFinder&&) noexcept;

    /// What the finder asks of others while it reads an article: all of one thread, `names` assigned the text.
    struct Helpers {
        Names* names = nullptr;
        const TimeFinder* times = nullptr;
        TimeScratch* time_scratch = nullptr;
        const StatementFinder* statements = nullptr;
        StatementScratch* statement_scratch = nullptr;
        const std::vector<FoundTime>* found_times = nullptr;  ///< of the whole text, in order, where they are known already
    };

    /// Appends the figures of the article whose text `text` holds, in order. `index` is that of the text.
    void find(Text& text, const Article& article, const CodePointIndex& index, const Helpers& helpers, const FigureOptions& options,
              FigureScratch& scratch, std::vector<Figure>& out) const;

private:
    struct Rulebook;
    std::unique_ptr<Rulebook> rules_;
};

}  // namespace tallywire
