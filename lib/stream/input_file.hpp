#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// The bytes of a file or of standard input (`-`), read in large blocks; a regular file is mapped. One reader, one thread.
class InputFile {
public:
    /// Opens `path`; `-` is standard input. Throws IoError (`path: why`).
    explicit InputFile(const std::string& path);
    ~InputFile();
    InputFile(InputFile&&) noexcept;

    const std::string& name() const { return name_; }
    /// Bytes in all, where that is known.
    std::optional<std::uint64_t> size() const;
    /// Bytes given out so far.
    std::uint64_t position() const;
    /// Up to `size` bytes at the beginning that are not taken away: for telling what the input is. Reads no more than is needed, and does not
    /// wait for more than one read once some bytes are there.
    std::string_view peek(std::size_t size);
    /// The next bytes; empty at the end. Valid until the next call. Throws IoError where reading fails.
    std::string_view next_block();

private:
    struct State;
    std::string name_;
    std::unique_ptr<State> state_;
};

/// Cuts an input into lines. A line longer than the limit is not kept: it is told of, and skipped.
class LineReader {
public:
    struct Line {
        std::string_view text;  ///< without its line end; a final \r is cut. Valid until the next call
        std::uint64_t number = 0;
        std::uint64_t offset = 0;  ///< bytes before the line
        bool too_long = false;
    };

    /// `max_record`: bytes; longer lines have `too_long` and no text.
    LineReader(InputFile& input, std::size_t max_record) : input_(input), max_record_(max_record) {}

    /// The next line, nothing at the end. A last line without a line end is a line.
    std::optional<Line> next();
    /// True when the next line can be had without waiting for more input.
    bool ready() const { return block_.find('\n') != std::string_view::npos; }

private:
    InputFile& input_;
    const std::size_t max_record_;
    std::string_view block_;
    std::string carried_;
    std::string line_;
    std::uint64_t number_ = 0;
    std::uint64_t offset_ = 0;
};

}  // namespace tallywire
