#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace tallywire {

/// Appends values as bytes of this machine: for records that the same run reads back.
class ByteWriter {
public:
    explicit ByteWriter(std::string& out) : out_(out) {}

    template <class T>
        requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void put(T value) {
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        out_.append(bytes, sizeof value);
    }
    void put(const std::string& text) {
        put(static_cast<std::uint32_t>(text.size()));
        out_.append(text);
    }
    template <class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }

private:
    std::string& out_;
};

/// Reads back, in the same order, what a ByteWriter wrote.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    template <class T>
        requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void get(T& value) {
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_.remove_prefix(sizeof value);
    }
    void get(std::string& text) {
        std::uint32_t size = 0;
        get(size);
        text.assign(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
    }
    /// The bytes that are not read yet.
    std::string_view rest() const { return bytes_; }
    template <class T>
    void get(std::optional<T>& value) {
        bool some = false;
        get(some);
        value.reset();
        if (some) get(value.emplace());
    }

private:
    std::string_view bytes_;
};

}  // namespace tallywire
