#pragma once

#include "base/json_reader.hpp"
#include "name/place.hpp"
#include "name/speaker.hpp"

#include <string>

namespace tallywire {

void append_value(std::string& out, const std::optional<Place>& place);
/// With offsets (`start`, `end`) only where the speaker has them.
void append_value(std::string& out, const std::optional<Speaker>& speaker);
void read_value(json::Value value, Place& place);
void read_value(json::Value value, Speaker& speaker);

}  // namespace tallywire
