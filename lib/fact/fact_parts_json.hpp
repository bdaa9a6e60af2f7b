#pragma once

#include "base/json_reader.hpp"
#include "fact/fact.hpp"

#include <string>

namespace tallywire {

// What facts and entries both have: what is counted, and the readings of it.

void append_value(std::string& out, const Fact::What& what);
void read_value(json::Value value, Fact::What& what);
void append_value(std::string& out, const Reading& reading);
void read_value(json::Value value, Reading& reading);

}  // namespace tallywire
