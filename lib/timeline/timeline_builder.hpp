#pragma once

#include "article/article.hpp"
#include "fact/fact.hpp"
#include "figure/figure.hpp"
#include "statement/statement.hpp"
#include "time/time_expression.hpp"
#include "timeline/headings.hpp"
#include "timeline/period.hpp"
#include "timeline/timeline.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// What of a timeline is wanted. Empty lists ask for nothing.
struct TimelineOptions {
    std::size_t top = 0;           ///< the most salient entries, of each period with `by`; 0: all
    std::optional<Period> by;      ///< parts the timeline
    std::vector<std::string> measure;
    std::vector<std::string> place;  ///< codes (`PS` also takes `PS-GZA`) or names
    std::vector<std::string> kind;   ///< figure event statement time
    std::optional<Date> since;
    std::optional<Date> until;
    std::string topic;             ///< words that an entry must all have, in any order and case, as beginnings of its words
    std::string title;

    bool operator==(const TimelineOptions&) const = default;
};

/// Gathers records into one timeline. Articles come before their records (their titles and addresses are what entries lead to). Not for
/// several threads. Memory: 100 bytes and the text of its sentence for each figure, statement and event, sentences that repeat in a row once.
class TimelineBuilder {
public:
    /// The headings must outlive the builder.
    TimelineBuilder(TimelineOptions options, const Headings& headings);
    ~TimelineBuilder();

    /// Keeps what leads a reader to the article; the text is not looked at.
    void add(const Article& article);
    /// A figure that belongs to no fact: a step of a curve of its measure, unit, group and place.
    void add(const Figure& figure);
    /// Keeps what leads a reader to the figure's article, for facts that come later. False where a fact of it would not be shown.
    bool cite(const Figure& figure);
    void add(const TimeExpression& time);
    void add(const Statement& statement);
    /// Facts of kind `figure` become steps of a curve; other kinds tell nothing of time and are not kept.
    void add(const Fact& fact);
    /// Events of one article, and entries of an earlier run: those that tell the same are put together.
    void add(const Entry& entry);

    /// Everything in order. `reference` may be null. Ends the builder's use.
    Timeline finish(const ReferenceSeries* reference = nullptr);
    /// The same without curves, for formats that draw none: the entries one by one, in order.
    void each_entry(const std::function<void(Entry&&)>& take, const ReferenceSeries* reference = nullptr);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tallywire
