#pragma once

#include "stream/output.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tallywire {

/// Exit statuses of all four programs.
enum ExitStatus : int { exit_ok = 0, exit_failure = 1, exit_usage = 2, exit_something = 3 };

/// Runs `body`, turns what it throws into a message on standard error and an exit status: UsageError 2, IoError and all else 1.
int guarded_main(const std::string& program, const std::function<int()>& body);

/// The flags that all four programs share.
struct SharedOptions {
    std::vector<std::string> inputs;  ///< operands; none: standard input
    std::optional<std::string> data;
    std::size_t threads = 1;
    std::size_t max_record = std::size_t{64} << 20;  ///< bytes of one record
    std::optional<std::string> rejects;
    bool strict = false;
    bool pass = false;
    bool line_buffered = false;
    std::string progress = "auto";
    bool quiet = false;
    std::optional<std::string> completion;
};

/// Adds the shared options to a command line.
void add_shared_options(CLI::App& app, SharedOptions& options);
/// `--language`: the folder of rules for all articles, whatever language they say.
void add_language_option(CLI::App& app, std::optional<std::string>& language);

/// Parses; `--help` and `--version` print to standard output. The status to exit with, or nothing when the program is to run. A slip
/// is told on standard error with the usage line and gives 2; so does a terminal on standard input without operands.
std::optional<int> parse_command_line(CLI::App& app, int argc, char** argv, SharedOptions& options);

/// Safe to call from several threads. Counts and reports what could not be used: `program: file:line: why` on standard error, the whole line to `--rejects`.
class Rejects {
public:
    /// Throws IoError where the rejects file can't be made.
    Rejects(std::string program, const SharedOptions& options);
    ~Rejects();

    /// Reports one record that is left out. Throws StrictStop under --strict. `line` is kept whole in the rejects file.
    void reject(const std::string& file, std::uint64_t line, const std::string& why, std::string_view record);
    /// Reports something that is not one record: a damaged archive, a missing file.
    void problem(const std::string& where, const std::string& why);
    /// Something worth knowing that loses nothing; does not count.
    void warn(const std::string& why);
    std::uint64_t count() const { return count_; }
    /// Ends the run: tells how many were left out, closes the file. The exit status: 1 when something was.
    int finish();

private:
    struct File;
    const std::string program_;
    const bool strict_;
    const bool quiet_;
    std::unique_ptr<File> file_;
    std::mutex mutex_;
    std::uint64_t count_ = 0;
};

/// Thrown by Rejects under --strict: stop at the first bad record, exit 1. The message has been written.
struct StrictStop {};

/// A progress line on standard error, at most ten times a second: `--progress=auto` shows it when standard error is a terminal and the input's size
/// is known.
class Progress {
public:
    Progress(std::string program, const SharedOptions& options, std::optional<std::uint64_t> total_bytes);
    ~Progress();
    void at(std::uint64_t bytes);

private:
    const std::string program_;
    const std::optional<std::uint64_t> total_;
    bool shown_ = false;
    std::uint64_t last_ns_ = 0;
    bool wrote_ = false;
};

}  // namespace tallywire
