#pragma once

#include "base/date.hpp"
#include "base/span.hpp"
#include "base/utf8.hpp"
#include "article/article.hpp"
#include "time/time_expression.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

enum class TimeKind : std::uint8_t { date, time, duration, set };

/// What a relative expression was resolved against.
enum class TimeAnchor : std::uint8_t { none, published, text };

/// One time expression of an article, as the finder sees it: bytes of the text, value and calendar bounds.
struct FoundTime {
    Span where;
    std::uint32_t sentence = 0;
    TimeKind kind = TimeKind::date;
    TimeAnchor anchored_to = TimeAnchor::none;
    std::string_view mod;              ///< TIMEX3 MOD, lives for ever; empty: none
    std::optional<std::string> value;  ///< TIMEX3 value
    std::optional<Date> first;         ///< first and last calendar day, both included; nothing where open or unknown
    std::optional<Date> last;
    bool of_noun = false;              ///< it dates the noun after it alone: current

    bool operator==(const FoundTime&) const = default;
};

std::string_view name_of(TimeKind kind);

/// The record of a found time.
TimeExpression to_record(const FoundTime& time, const Article& article, const CodePointIndex& index);
/// What other records say of a time.
TimeReference to_reference(const FoundTime& time, std::string_view text);

}  // namespace tallywire
