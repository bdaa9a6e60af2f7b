#pragma once

// The one place where simdjson meets the records; included by the *_json.cpp files and the parser of lines, by no other header.

#include "base/span.hpp"

#include <simdjson.h>

#include <cstring>
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

/// Runs `read`; throws WrongType naming the field where it fails by type.
template <class Read>
void read_typed(std::string_view name, Read read) {
    try {
        read();
    } catch (const simdjson::simdjson_error& error) {
        if (error.error() == simdjson::INCORRECT_TYPE || error.error() == simdjson::NUMBER_ERROR || error.error() == simdjson::NUMBER_OUT_OF_RANGE)
            throw WrongType{std::string(name), "another type"};
        throw;
    }
}

/// The name of a field. Nearly all are written without escapes, and are not copied.
template <class FieldResult>
std::string_view name_of(FieldResult& field) {
    const char* const begin = field.key().value().raw();
    const char* end = begin;
    while (*end != '"' && *end != '\\') ++end;
    if (*end == '"') return {begin, static_cast<std::size_t>(end - begin)};
    return field.unescaped_key();
}

/// Calls `take(name, value)` for each field of an object, in the order of the text. Throws WrongType naming the field where `take`
/// or the reading of its value fails by type, simdjson_error where the text is no JSON.
template <class Take>
void each_field(Object object, Take take) {
    for (auto field : object) {
        const std::string_view name = name_of(field);
        Value value = field.value();
        read_typed(name, [&] { take(name, value); });
    }
}

/// A field of a record and how it is read.
template <class Noun>
struct NamedField {
    std::string_view name;
    void (*read)(Value value, Noun& noun);
};

/// Reads an object by a table of fields. Quickest where they come in the order of the table; unknown fields are passed over.
template <class Noun, std::size_t count>
void read_fields(Object object, const NamedField<Noun> (&fields)[count], Noun& noun) {
    std::size_t next = 0;
    for (auto entry : object) {
        const char* const raw = entry.key().value().raw();
        const NamedField<Noun>* found = nullptr;
        for (std::size_t tried = 0; tried < count && !found; ++tried) {
            const NamedField<Noun>& field = fields[next];
            next = next + 1 == count ? 0 : next + 1;
            // The text's padding is longer than any name.
            if (raw[field.name.size()] == '"' && std::memcmp(raw, field.name.data(), field.name.size()) == 0) found = &field;
        }
        Value value = entry.value();
        if (found) read_typed(found->name, [&] { found->read(value, noun); });
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
    read_value(value, out.emplace());
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
