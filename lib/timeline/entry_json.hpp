#pragma once

#include "timeline/entry.hpp"

#include <string>

namespace tallywire {

namespace json {
class ObjectReader;
}

/// Appends the record as one JSON object, fields in the order of the contract, without a line end.
void append_json(std::string& out, const Entry& record);
/// Fills `record` from a parsed object. Unknown fields are skipped. Throws json::WrongType where a field has another type.
void read_json(json::ObjectReader& object, Entry& record);

}  // namespace tallywire
