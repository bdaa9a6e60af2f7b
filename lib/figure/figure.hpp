#pragma once

#include "base/interval.hpp"
#include "base/span.hpp"
#include "name/place.hpp"
#include "name/speaker.hpp"
#include "time/time_expression.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// The record `figure`: one quantity of an article's prose. Field meanings are those of tallywire-records(5).
struct Figure {
    std::string id;
    std::string article;
    std::optional<std::string> source;
    std::optional<std::string> published;
    std::optional<std::string> url;
    std::string sentence;
    CodePoints where;  ///< modifier, number and head noun
    std::string text;
    std::optional<double> value;  ///< null for a range or a vague word
    Interval interval;
    Bound bound = Bound::exact;
    std::optional<std::string> trend;  ///< up down
    std::optional<std::string> unit;
    std::optional<std::string> item;
    std::string measure = "other";
    std::optional<std::string> group;
    std::optional<Place> place;
    std::optional<TimeReference> time;
    std::optional<Speaker> by;  ///< null: the outlet's own voice
    std::string status = "reported";
    std::optional<std::string> relative_to;  ///< the id of the figure that this one is a part or a multiple of
    std::optional<std::string> key;          ///< blocking key: figures that may be readings of one quantity share it
    double confidence = 0;
    bool implied = false;             ///< no number word: "a man was killed"
    std::vector<std::string> rules;   ///< with --explain: the rules that fired, `field:rule`

    bool operator==(const Figure&) const = default;
};

}  // namespace tallywire
