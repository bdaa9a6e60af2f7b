#pragma once

#include "article/article.hpp"
#include "rules/rules.hpp"
#include "text/lexicon.hpp"
#include "text/text.hpp"
#include "time/found_time.hpp"

#include <memory>
#include <vector>

namespace tallywire {

/// What one thread keeps while it reads an article: the day of publication, the time named last, buffers.
class TimeScratch {
public:
    TimeScratch();
    ~TimeScratch();
    TimeScratch(TimeScratch&&) noexcept;

    /// Begins an article. `TimeFinder::find` does it itself.
    void assign(const Article& article);

private:
    friend class TimeFinder;
    struct State;
    std::unique_ptr<State> state_;
};

/// Finds the time expressions of news prose and says what they mean. Rules: `<language>/time_words.tsv`, `<language>/times.tsv`. Const once
/// built and safe to share between threads; one scratch a thread.
class TimeFinder {
public:
    /// Adds its words to the lexicon's vocabulary. Throws UsageError where a rule is broken.
    TimeFinder(Lexicon& lexicon, const Rules& rules);
    ~TimeFinder();
    TimeFinder(TimeFinder&&) noexcept;

    /// Appends all times of the article whose text `text` holds, in order.
    void find(Text& text, const Article& article, TimeScratch& scratch, std::vector<FoundTime>& out) const;
    /// Appends the times of one sentence. The scratch was assigned the article; a relative time can see those named in the sentences that
    /// were asked for before, so ask in order.
    void find_in(Text& text, std::size_t sentence, TimeScratch& scratch, std::vector<FoundTime>& out) const;

private:
    struct Rulebook;
    std::unique_ptr<Rulebook> rules_;
};

}  // namespace tallywire
