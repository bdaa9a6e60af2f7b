#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// Appends `text` as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD, so that a line is always valid.
void append_json_string(std::string& out, std::string_view text);
/// Appends a number: whole ones without a point, others in the shortest form that reads back. NaN and infinities as null.
void append_json_number(std::string& out, double value);

/// Writes one JSON object's fields in the order of the calls. Nested objects and arrays are written by the caller between
/// `key` calls. The string must outlive the writer; `close` ends the object.
class JsonObject {
public:
    /// A field's name as it is written: `,"name":`. Made by the compiler from a literal.
    struct Key {
        template <std::size_t count>
        consteval Key(const char (&name)[count]) : size(count + 3) {
            text[0] = ',', text[1] = '"';
            for (std::size_t i = 0; i + 1 < count; ++i) text[i + 2] = name[i];
            text[count + 1] = '"', text[count + 2] = ':';
        }
        char text[28]{};  // a longer name is refused by the compiler
        std::size_t size;
    };

    explicit JsonObject(std::string& out) : out_(out) { out_.push_back('{'); }

    /// Begins a field whose value the caller appends to the string.
    std::string& key(const Key& name) {
        const std::size_t at = some_ ? 0 : 1;
        some_ = true;
        return out_.append(name.text + at, name.size - at);
    }
    void field(const Key& name, std::string_view value) { append_json_string(key(name), value); }
    void field(const Key& name, const std::string& value) { append_json_string(key(name), value); }
    void field(const Key& name, const char* value) { append_json_string(key(name), value); }
    void field(const Key& name, double value) { append_json_number(key(name), value); }
    void field(const Key& name, std::same_as<bool> auto value) { key(name).append(value ? "true" : "false"); }
    void field(const Key& name, std::uint32_t value) { key(name).append(std::to_string(value)); }
    void field(const Key& name, std::uint64_t value) { key(name).append(std::to_string(value)); }
    void null(const Key& name) { key(name).append("null"); }
    template <class T>
    void field(const Key& name, const std::optional<T>& value) {
        if (value)
            field(name, *value);
        else
            null(name);
    }
    void close() { out_.push_back('}'); }

private:
    std::string& out_;
    bool some_ = false;
};

/// Writes `[…]`, each item by `write(item)`, which appends to `out`.
template <class Range, class Write>
void append_json_array(std::string& out, const Range& range, Write write) {
    out.push_back('[');
    bool some = false;
    for (const auto& item : range) {
        if (some) out.push_back(',');
        some = true;
        write(item);
    }
    out.push_back(']');
}

}  // namespace tallywire
