#pragma once

#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// The host of an address, without `www.`; empty where there is none.
std::string domain_of(std::string_view url);

/// The day in an address such as /2021/05/07/ or -20210507.
std::optional<Date> date_in_url(std::string_view url);

}  // namespace tallywire
