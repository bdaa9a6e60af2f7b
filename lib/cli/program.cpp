#include "cli/program.hpp"

#include "base/error.hpp"
#include "cli/completion.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

namespace tallywire {
namespace {

/// The log goes to standard error, each line as `program: message`.
void start_log(const std::string& program) {
    auto log = spdlog::stderr_logger_mt(program);
    log->set_pattern("%n: %v");
    spdlog::set_default_logger(log);
}

/// Nothing that comes from an article or a file name may steer the terminal.
std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) {
            constexpr char hex[] = "0123456789abcdef";
            out += {'\\', 'x', hex[byte >> 4], hex[byte & 15]};
        } else {
            out.push_back(c);
        }
    }
    return out;
}

}  // namespace

int guarded_main(const std::string& program, const std::function<int()>& body) {
    start_log(program);
    try {
        return body();
    } catch (const UsageError& error) {
        spdlog::error("{}", printable(error.what()));
        return exit_usage;
    } catch (const StrictStop&) {
        return exit_failure;
    } catch (const std::bad_alloc&) {
        spdlog::error("out of memory");
        return exit_failure;
    } catch (const std::exception& error) {
        spdlog::error("{}", printable(error.what()));
        return exit_failure;
    }
}

void add_shared_options(CLI::App& app, SharedOptions& options) {
    app.add_option("FILE", options.inputs, "Inputs; none or - is standard input")->type_name("");
    app.add_option("--data", options.data, "Rule files of your own: replace or add to those built in")->type_name("DIR")->group("Shared");
    app.add_option("--threads", options.threads, "Threads to work with; order and bytes of the output stay the same; 0 is one for each processor")
        ->type_name("N")->group("Shared")->capture_default_str();
    app.add_option("--max-record", options.max_record, "Longest record in bytes; K, M and G are powers of 1024")
        ->transform(CLI::AsSizeValue(false))->type_name("SIZE")->group("Shared")->default_str("64M");
    app.add_option("--rejects", options.rejects, "Keep each record that is refused, whole, in FILE")->type_name("FILE")->group("Shared");
    app.add_flag("--strict", options.strict, "Stop at the first record that is refused")->group("Shared");
    app.add_flag("--pass", options.pass, "Pass records of types that this program does not use")->group("Shared");
    app.add_flag("--line-buffered", options.line_buffered, "Write each record as soon as it is made")->group("Shared");
    app.add_option("--progress", options.progress, "Show progress on standard error: auto, always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}))->type_name("WHEN")->group("Shared")->capture_default_str();
    app.add_flag("--quiet", options.quiet, "No messages for single records, only their number")->group("Shared");
    app.add_option("--completion", options.completion, "Print a completion script for bash or zsh and end")
        ->check(CLI::IsMember({"bash", "zsh"}))->type_name("SHELL")->group("Shared");
    app.set_version_flag("--version", app.get_name() + " (Tallywire) " TALLYWIRE_VERSION);
    app.get_formatter()->column_width(34);
}

void add_language_option(CLI::App& app, std::optional<std::string>& language) {
    app.add_option("--language", language, "Rules of this language (en, fr) for all articles, not of each article's own")->type_name("LANGUAGE");
}

std::optional<int> parse_command_line(CLI::App& app, int argc, char** argv, SharedOptions& options) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            app.exit(error, std::cout, std::cerr);
            std::cout.flush();
            return std::cout ? exit_ok : exit_failure;
        }
        spdlog::error("{}", printable(error.what()));
        std::cerr << "Try '" << app.get_name() << " --help'.\n";
        return exit_usage;
    }
    if (options.completion) {
        std::cout << completion_script(app, *options.completion) << std::flush;
        return std::cout ? exit_ok : exit_failure;
    }
    if (options.inputs.empty()) {
        if (::isatty(STDIN_FILENO) == 1) {
            std::cerr << "usage: " << app.get_name() << " [OPTION]... [FILE]...\n"
                      << "No FILE, and standard input is a terminal. '-' reads from it all the same; '--help' tells more.\n";
            return exit_usage;
        }
        options.inputs.emplace_back("-");
    }
    if (options.threads == 0) options.threads = std::max(1u, std::thread::hardware_concurrency());
    return std::nullopt;
}

struct Rejects::File {
    std::string name;
    std::FILE* handle = nullptr;
};

Rejects::Rejects(std::string program, const SharedOptions& options)
    : program_(std::move(program)), strict_(options.strict), quiet_(options.quiet) {
    if (!options.rejects) return;
    file_ = std::make_unique<File>();
    file_->name = *options.rejects;
    file_->handle = std::fopen(options.rejects->c_str(), "wbe");
    if (!file_->handle) throw IoError(*options.rejects + ": " + std::strerror(errno));
}

Rejects::~Rejects() {
    if (file_ && file_->handle) std::fclose(file_->handle);
}

void Rejects::reject(const std::string& file, std::uint64_t line, const std::string& why, std::string_view record) {
    const std::lock_guard lock(mutex_);
    ++count_;
    if (!quiet_) spdlog::warn("{}:{}: {}", printable(file), line, printable(why));
    if (file_ && !record.empty()) {
        const bool written = std::fwrite(record.data(), 1, record.size(), file_->handle) == record.size() && std::fputc('\n', file_->handle) != EOF;
        if (!written) throw IoError(file_->name + ": " + std::strerror(errno));
    }
    if (strict_) throw StrictStop{};
}

void Rejects::problem(const std::string& where, const std::string& why) {
    const std::lock_guard lock(mutex_);
    ++count_;
    spdlog::warn("{}: {}", printable(where), printable(why));
    if (strict_) throw StrictStop{};
}

void Rejects::warn(const std::string& why) {
    if (!quiet_) spdlog::warn("{}", printable(why));
}

int Rejects::finish() {
    if (file_ && file_->handle) {
        std::FILE* handle = file_->handle;
        file_->handle = nullptr;
        if (std::fclose(handle) != 0) throw IoError(file_->name + ": " + std::strerror(errno));
    }
    if (count_ == 0) return exit_ok;
    if (count_ > 1 || quiet_) spdlog::warn("{} left out", count_);
    return exit_failure;
}

Progress::Progress(std::string program, const SharedOptions& options, std::optional<std::uint64_t> total_bytes)
    : program_(std::move(program)), total_(total_bytes) {
    shown_ = options.progress == "always" || (options.progress == "auto" && ::isatty(STDERR_FILENO) == 1 && total_bytes);
}

Progress::~Progress() {
    if (wrote_) std::fputs("\r\033[K", stderr);
}

void Progress::at(std::uint64_t bytes) {
    if (!shown_) return;
    const auto now = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    if (wrote_ && now - last_ns_ < 100'000'000) return;
    last_ns_ = now;
    wrote_ = true;
    if (total_ && *total_ > 0)
        std::fprintf(stderr, "\r%s: %.1f of %.1f MB (%.0f%%)\033[K", program_.c_str(), static_cast<double>(bytes) / 1e6,
                     static_cast<double>(*total_) / 1e6, 100.0 * static_cast<double>(bytes) / static_cast<double>(*total_));
    else
        std::fprintf(stderr, "\r%s: %.1f MB\033[K", program_.c_str(), static_cast<double>(bytes) / 1e6);
}

}  // namespace tallywire
