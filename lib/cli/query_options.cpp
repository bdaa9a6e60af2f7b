#include "cli/query_options.hpp"

#include <CLI/CLI.hpp>

namespace tallywire {
namespace {

void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& list, const std::string& help, const std::string& type) {
    app.add_option(name, list, help)->allow_extra_args(false)->delimiter(',')->type_name(type)->group("Query");
}

void add_day(CLI::App& app, const std::string& name, std::optional<Date>& day, const std::string& help) {
    app.add_option_function<std::string>(
           name,
           [name, &day](const std::string& text) {
               day = parse_date(text);
               if (!day) throw CLI::ValidationError(name, "not a date (YYYY-MM-DD): " + text);
           },
           help)
        ->type_name("DATE")->group("Query");
}

}  // namespace

void add_query_options(CLI::App& app, Query& query) {
    add_list(app, "--measure", query.measure, "Only these measures (killed, injured, ...)", "NAME,...");
    add_list(app, "--unit", query.unit, "Only these units (person, percent, USD, ...)", "NAME,...");
    add_list(app, "--group", query.group, "Only these groups (Palestinian, child, ...)", "NAME,...");
    add_list(app, "--place", query.place, "Only these places: ISO 3166 codes (PS takes PS-GZA too) or names", "PLACE,...");
    add_list(app, "--source", query.source, "Only these outlets", "NAME,...");
    add_list(app, "--by", query.by, "Only on these speakers' word (part of a name or role); - is the outlet's own voice", "NAME,...");
    add_list(app, "--status", query.status, "Only these: reported, proposed, demanded, threatened, denied, hypothetical", "NAME,...");
    add_day(app, "--since", query.since, "Only what holds on or after this day");
    add_day(app, "--until", query.until, "Only what holds on or before this day");
    app.add_option("--min", query.min, "Only figures that can be this much or more")->type_name("NUMBER")->group("Query");
    app.add_option("--max", query.max, "Only figures that can be this much or less")->type_name("NUMBER")->group("Query");
}

}  // namespace tallywire
