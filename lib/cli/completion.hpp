#pragma once

#include <string>

namespace CLI {
class App;
}

namespace tallywire {

/// A completion script for `bash` or `zsh`, made from the options of the command line. `shell` is one of the two.
std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace tallywire
