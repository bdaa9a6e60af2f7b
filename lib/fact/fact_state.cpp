#include "fact/fact_state.hpp"

#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "fact/claim.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tallywire {
namespace {

std::uint64_t hash_reading(const Fact& fact, const Reading& reading) {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const std::string* part : {&fact.kind, reading.figure ? &*reading.figure : &reading.sentence, &reading.article, &reading.text}) {
        for (const char c : *part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
        hash = (hash ^ 0xFF) * 0x100000001B3u;
    }
    return hash;
}

std::string number_text(const std::optional<double>& number) {
    if (!number) return "-";
    std::string text;
    append_json_number(text, *number);
    return text;
}

/// The next field of a line, up to a tab.
std::string_view next_field(std::string_view& line) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    const std::string_view field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return field;
}

std::optional<double> read_number(std::string_view field) {
    if (field == "-") return std::nullopt;
    double value = 0;
    if (std::from_chars(field.data(), field.data() + field.size(), value).ec != std::errc{}) throw IoError("state file: damaged");
    return value;
}

}  // namespace

Threshold parse_threshold(const std::string& text) {
    Threshold threshold;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), threshold.step);
    const std::string_view rest(end.ptr, static_cast<std::size_t>(text.data() + text.size() - end.ptr));
    threshold.percent = rest == "%";
    if (end.ec != std::errc{} || (!rest.empty() && rest != "%") || !(threshold.step >= 0) || !std::isfinite(threshold.step))
        throw UsageError("--threshold: expected a number or a percentage (25, 10%), not " + text);
    return threshold;
}

FactState::FactState(std::string_view content, Threshold threshold) : threshold_(threshold) {
    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        std::string_view line = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        const std::string id(next_field(line));
        Known known;
        known.relation = next_field(line);
        known.low = read_number(next_field(line));
        known.high = read_number(next_field(line));
        known.best = read_number(next_field(line));
        while (!line.empty()) {
            const std::string_view field = next_field(line);
            std::uint64_t hash = 0;
            if (std::from_chars(field.data(), field.data() + field.size(), hash, 16).ec != std::errc{}) throw IoError("state file: damaged");
            known.readings.push_back(hash);
            id_of_reading_.emplace(hash, id);
        }
        known_.emplace(id, std::move(known));
    }
}

bool FactState::is_step(const std::optional<double>& before, const std::optional<double>& now) const {
    if (before.has_value() != now.has_value()) return true;
    if (!before || *before == *now) return false;
    const double change = std::abs(*now - *before);
    return change >= (threshold_.percent ? threshold_.step / 100 * std::abs(*before) : threshold_.step);
}

std::vector<std::string> FactState::compare(const Known& before, const Known& now) const {
    std::vector<std::string> changes;
    const auto number = [](const std::optional<double>& value) { return value ? grouped(*value) : std::string("open"); };
    if (before.relation != now.relation) changes.push_back("relation: " + before.relation + " -> " + now.relation);
    if (is_step(before.low, now.low)) changes.push_back("low: " + number(before.low) + " -> " + number(now.low));
    if (is_step(before.high, now.high)) changes.push_back("high: " + number(before.high) + " -> " + number(now.high));
    if (is_step(before.best, now.best)) changes.push_back("best: " + number(before.best) + " -> " + number(now.best));
    if (threshold_.step == 0 || !changes.empty()) {
        std::size_t more = 0;
        for (const std::uint64_t hash : now.readings) more += !std::binary_search(before.readings.begin(), before.readings.end(), hash);
        if (more) changes.push_back("readings: " + std::to_string(more) + " more");
    }
    return changes;
}

bool FactState::take(Fact& fact) {
    Known now{fact.relation, fact.low, fact.high, fact.best, {}, true};
    for (const Reading& reading : fact.readings) now.readings.push_back(hash_reading(fact, reading));
    std::sort(now.readings.begin(), now.readings.end());
    now.readings.erase(std::unique(now.readings.begin(), now.readings.end()), now.readings.end());
    auto before = known_.find(fact.id);
    for (std::size_t i = 0; before == known_.end() && i < now.readings.size(); ++i)
        if (const auto shared = id_of_reading_.find(now.readings[i]); shared != id_of_reading_.end()) {
            before = known_.find(shared->second);
            if (before != known_.end() && before->second.met) before = known_.end();
        }
    if (before != known_.end()) {
        fact.id = before->first;
        before->second.met = true;
        std::vector<std::string> changes = compare(before->second, now);
        if (changes.empty()) return false;  // small steps add up against what was told last
        for (const std::uint64_t hash : now.readings) id_of_reading_.emplace(hash, fact.id);
        before->second = std::move(now);
        fact.changes = std::move(changes);
        return true;
    }
    for (const std::uint64_t hash : now.readings) id_of_reading_.emplace(hash, fact.id);
    known_.emplace(fact.id, std::move(now));
    fact.changes = {"new"};
    return true;
}

std::string FactState::content() const {
    std::vector<const std::pair<const std::string, Known>*> order;
    for (const auto& entry : known_) order.push_back(&entry);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    std::string out;
    for (const auto* entry : order) {
        const Known& known = entry->second;
        out.append(entry->first).push_back('\t');
        out.append(known.relation).push_back('\t');
        out.append(number_text(known.low)).push_back('\t');
        out.append(number_text(known.high)).push_back('\t');
        out.append(number_text(known.best));
        for (const std::uint64_t hash : known.readings) {
            char text[20];
            const auto end = std::to_chars(text, text + sizeof text, hash, 16);
            out.push_back('\t');
            out.append(text, end.ptr);
        }
        out.push_back('\n');
    }
    return out;
}

}  // namespace tallywire
