#include "cli/completion.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <vector>

namespace tallywire {
namespace {

struct Choice {
    std::string name;         ///< with its dashes
    std::string help;
    std::string type;         ///< of its argument; empty: a flag
    std::vector<std::string> values;
};

/// The words of a type such as `WHEN:{auto,always,never}`.
std::vector<std::string> values_of(const std::string& type) {
    std::vector<std::string> values;
    const auto open = type.find('{'), close = type.find('}');
    if (open == std::string::npos || close == std::string::npos) return values;
    std::string word;
    for (const char c : type.substr(open + 1, close - open - 1) + ",") {
        if (c == ',') values.push_back(std::exchange(word, ""));
        else word.push_back(c);
    }
    return values;
}

std::vector<Choice> choices_of(const CLI::App& app) {
    std::vector<Choice> choices;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            const std::string type = option->get_items_expected_max() == 0 ? "" : option->get_type_name();
            choices.push_back({"--" + name, option->get_description(), type, values_of(type)});
        }
    }
    std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) { return a.name < b.name; });
    return choices;
}

std::string join(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string bash_script(const std::string& program, const std::vector<Choice>& choices) {
    std::string function = "_" + program;
    std::replace(function.begin(), function.end(), '-', '_');
    std::string names, cases;
    for (const Choice& choice : choices) {
        names += (names.empty() ? "" : " ") + choice.name;
        if (!choice.values.empty())
            cases += "    " + choice.name + ") COMPREPLY=($(compgen -W '" + join(choice.values) + "' -- \"$word\")); return ;;\n";
        else if (choice.type.starts_with("DIR"))
            cases += "    " + choice.name + ") COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n";
        else if (!choice.type.empty() && !choice.type.starts_with("FILE"))
            cases += "    " + choice.name + ") COMPREPLY=(); return ;;\n";
    }
    return function + "() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n  case $before in\n" + cases +
           "  esac\n  if [[ $word == -* ]]; then\n    COMPREPLY=($(compgen -W '" + names +
           "' -- \"$word\"))\n  else\n    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\ncomplete -o filenames -F " + function + " " + program + "\n";
}

std::string zsh_quoted(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') out += "'\\''";
        else if (c == '[' || c == ']' || c == ':') out += {'\\', c};
        else out.push_back(c);
    }
    return out;
}

std::string zsh_script(const std::string& program, const std::vector<Choice>& choices) {
    std::string out = "#compdef " + program + "\n_arguments \\\n";
    for (const Choice& choice : choices) {
        out += "  '" + choice.name + "[" + zsh_quoted(choice.help) + "]";
        if (!choice.values.empty()) out += ":value:(" + join(choice.values) + ")";
        else if (choice.type.starts_with("DIR")) out += ":directory:_files -/";
        else if (choice.type.starts_with("FILE")) out += ":file:_files";
        else if (!choice.type.empty()) out += ":" + zsh_quoted(choice.type.substr(0, choice.type.find(':'))) + ":";
        out += "' \\\n";
    }
    return out + "  '*:file:_files'\n";
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
    return shell == "zsh" ? zsh_script(app.get_name(), choices_of(app)) : bash_script(app.get_name(), choices_of(app));
}

}  // namespace tallywire
