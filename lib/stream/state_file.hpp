#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// A file that keeps what a program knows from one run to the next. It is written whole when a run ends well: into a file beside it,
/// synced, then renamed over it. A run that is killed leaves the state as it was before: the next run does that run's work again,
/// wholly, so that nothing is lost and nothing counts twice. A lock keeps a second run out as long as the first one goes on.
class StateFile {
public:
    /// Opens and locks `path`'s state. `kind` names what it holds. Throws IoError where it can't be read or locked, is in use by
    /// another run, is of another kind, or is damaged (its checksum does not fit).
    StateFile(std::string path, std::string kind);
    ~StateFile();
    StateFile(const StateFile&) = delete;

    /// What the last good run left; nothing where there was none.
    const std::optional<std::string>& content() const { return content_; }
    /// Replaces the state. Throws IoError; the old state is then still whole.
    void commit(std::string_view content);

private:
    const std::string path_;
    const std::string kind_;
    int lock_ = -1;
    std::optional<std::string> content_;
};

}  // namespace tallywire
