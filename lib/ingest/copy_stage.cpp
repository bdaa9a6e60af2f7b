#include "ingest/copy_stage.hpp"

#include "base/json_writer.hpp"

namespace tallywire {
namespace {

/// Writes what the article is a copy of into its line.
void patch(std::string& line, const CopyOf& copy) {
    constexpr std::string_view field = "\"copy_of\":null";
    const std::size_t at = line.rfind(field);
    if (at == std::string::npos) return;
    std::string value;
    JsonObject object(value);
    object.field("id", copy.id);
    object.field("similarity", static_cast<double>(static_cast<long>(copy.similarity * 1000 + 0.5)) / 1000);
    object.close();
    line.replace(at + field.size() - 4, 4, value);
}

}  // namespace

CopyStage::CopyStage(CopyOptions options, std::function<void(std::string_view)> write)
    : options_(options), write_(std::move(write)), finder_({0.5, options.memory_bytes}) {}

void CopyStage::add(Outgoing article) {
    if (!options_.find && !options_.known_left_out) {
        write_(article.line);
        return;
    }
    if (options_.known_left_out && finder_.knows(article.id)) {
        ++left_out_;
        return;
    }
    auto copy = finder_.add(article.id, article.published, std::move(article.sketch));
    held_.push_back({std::move(article.id), std::move(article.line), std::move(copy)});
    while (held_.size() > options_.held_back) let_out();
}

void CopyStage::let_out() {
    Held& held = held_.front();
    std::optional<CopyOf> copy;
    // Forgotten meanwhile, or one of two articles with one id: what was known when it came still holds.
    if (options_.find) copy = finder_.knows(held.id) ? finder_.settle(held.id) : held.copy;
    if (copy && copy->id == held.id) copy.reset();
    if (copy && options_.unique) {
        ++left_out_;
    } else {
        if (copy) patch(held.line, *copy);
        write_(held.line);
    }
    held_.pop_front();
}

void CopyStage::finish() {
    while (!held_.empty()) let_out();
}

}  // namespace tallywire
