#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace tallywire {

/// Standard output, or a file, as a sink of whole lines. Block-buffered to a pipe or file, flushed at each `end_batch` to a terminal or when asked.
class Output {
public:
    /// Takes over `descriptor` for writing; does not close it.
    Output(int descriptor, std::string name, bool line_buffered);
    ~Output();
    Output(const Output&) = delete;

    /// Throws IoError where writing fails (a full disk). A closed pipe ends the process by SIGPIPE, quietly, as for every filter.
    void write(std::string_view bytes);
    /// Ends what belongs together: with line buffering all is written now.
    void end_batch();
    /// Writes all that is left; throws IoError where that fails. Must be called before the end: the destructor can't tell of a failure.
    void flush();
    bool line_buffered() const { return line_buffered_; }

private:
    void put(std::string_view rest);

    const int descriptor_;
    const std::string name_;
    const bool line_buffered_;
    std::string buffer_;
};

}  // namespace tallywire
