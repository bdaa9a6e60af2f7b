#pragma once

#include "article/article.hpp"
#include "figure/figure.hpp"
#include "name/names.hpp"
#include "text/phrase_table.hpp"
#include "text/text.hpp"
#include "time/time_expression.hpp"
#include "timeline/entry.hpp"

#include <memory>
#include <span>
#include <vector>

namespace tallywire {

/// Turns an article into the events that it tells of. A sentence with a time of its own goes to that time; one that tells of the past without naming when
/// is undated, before the day of publication; the others belong to the article's main event, whose day is the one that its first sentences name, else that of
/// publication. An event is where a figure of its sentence was counted, else at the first place of the sentence that something is said to be in. Rules: `<language>/past_cues.tsv`,
/// `<language>/figure_places.tsv`. Const once built and safe to share between threads; a Text for each thread.
class EventFinder {
public:
    /// Adds its words to the lexicon's vocabulary. Throws UsageError where a rule is broken.
    EventFinder(Lexicon& lexicon, const Rules& rules);
    ~EventFinder();
    EventFinder(EventFinder&&) noexcept;

    /// Appends an entry for each event. `times` are those of the article, in order; `text` holds its text, which is assigned to `names`. Figures that stand in sentences about an
    /// unnamed past get that for their time. Of a text in another language than the lexicon's only the times tell.
    void find(const Article& article, Text& text, Names& names, std::span<const TimeExpression> times, std::vector<Figure>& figures,
              std::vector<Entry>& out) const;

private:
    struct Finding;
    const Lexicon& lexicon_;
    PhraseTable past_;
    PhraseTable where_;
};

}  // namespace tallywire
