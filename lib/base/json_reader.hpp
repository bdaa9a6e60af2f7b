#pragma once

// The one place where simdjson meets the records; included by the *_json.cpp files and the parser of lines, by no other header.

#include "base/span.hpp"

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {
namespace json {

using Value = simdjson::ondemand::value;
using Object = simdjson::ondemand::object;

/// What the headers name instead of simdjson's object: an object being read, once.
class ObjectReader {
public:
    explicit ObjectReader(Object object) : object_(object) {}
    Object& object() { return object_; }

private:
    Object object_;
};

/// A field has another type than its record says. Caught where a line is parsed and made a Refusal there.
struct WrongType {
    std::string field;
    std::string expected;
};

/// Calls `take(name, value)` for each field of an object, in the order of the text. Throws WrongType naming the field where `take`
/// or the reading of its value fails by type, simdjson_error where the text is no JSON.
template <class Take>
void each_field(Object object, Take take) {
    for (auto field : object) {
        const std::string_view name = field.unescaped_key();
        Value value = field.value();
        try {
            take(name, value);
        } catch (const simdjson::simdjson_error& error) {
            if (error.error() == simdjson::INCORRECT_TYPE || error.error() == simdjson::NUMBER_ERROR ||
                error.error() == simdjson::NUMBER_OUT_OF_RANGE)
                throw WrongType{std::string(name), "another type"};
            throw;
        }
    }
}

}  // namespace json

inline void read_value(json::Value value, std::string& out) { out = std::string_view(value.get_string()); }
inline void read_value(json::Value value, double& out) { out = double(value.get_double()); }
inline void read_value(json::Value value, bool& out) { out = bool(value.get_bool()); }
inline void read_value(json::Value value, std::uint32_t& out) {
    const std::uint64_t wide = value.get_uint64();
    if (wide > 0xFFFFFFFFu) throw json::WrongType{"offset", "a number below 2^32"};
    out = static_cast<std::uint32_t>(wide);
}
inline void read_value(json::Value value, std::uint64_t& out) { out = std::uint64_t(value.get_uint64()); }

template <class T>
void read_value(json::Value value, std::optional<T>& out) {
    out.reset();
    if (value.type() == simdjson::ondemand::json_type::null) return;
    T item{};
    read_value(value, item);
    out = std::move(item);
}

template <class T>
void read_value(json::Value value, std::vector<T>& out) {
    out.clear();
    if (value.type() == simdjson::ondemand::json_type::null) return;
    for (auto element : value.get_array()) {
        json::Value inner = element.value();
        T item{};
        read_value(inner, item);
        out.push_back(std::move(item));
    }
}

}  // namespace tallywire
