#pragma once

#include "base/date.hpp"

#include <optional>
#include <string_view>

namespace tallywire {

/// The day that a holiday's rule gives in a year: `12-25`; `11/4/4` (the fourth Thursday of November; -1 the last one); `easter-2`;
/// `11/1/1+1` counts days on from it. Nothing where the rule makes no sense.
std::optional<Date> holiday_in(std::string_view rule, int year);

}  // namespace tallywire
