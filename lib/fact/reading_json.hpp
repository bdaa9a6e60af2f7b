#pragma once

#include "base/json_reader.hpp"
#include "fact/fact.hpp"

#include <string>

namespace tallywire {

void append_value(std::string& out, const Reading& reading);
void read_value(json::Value value, Reading& reading);

}  // namespace tallywire
