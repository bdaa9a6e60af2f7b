#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// The date or time that a machine wrote, in the form of the records (ISO 8601, a date or a time with offset): from ISO 8601 in its forms
/// (`2023-06-08 07:05:00`, `20230608T070500Z`), RFC 822 (`Thu, 08 Jun 2023 07:05 GMT`), ctime, `21-APR-1987 11:35:01.50`, `June 8, 2023`, `8.6.2023`, seconds
/// or milliseconds since 1970. A time without offset gives the date only. Nothing for anything else, days that do not exist, and `4/5/2023`, which can be two.
/// Safe to call from several threads.
std::optional<std::string> read_stamp(std::string_view text);

}  // namespace tallywire
