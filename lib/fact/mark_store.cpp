#include "fact/mark_store.hpp"

#include "stream/temporary_file.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t step = 16;  ///< room is taken in such steps: a list grows with each sentence of its article
constexpr std::size_t number_size = sizeof(std::uint32_t);

}  // namespace

MarkStore::MarkStore(std::size_t memory, std::string directory) : most_in_memory_(memory / number_size), directory_(std::move(directory)) {}
MarkStore::~MarkStore() = default;
MarkStore::MarkStore(MarkStore&&) noexcept = default;

void MarkStore::put(Place& place, std::span<const std::uint32_t> list) {
    if (list.empty()) {
        place.size = 0;
        return;
    }
    if (list.size() > place.room) {
        place.room = static_cast<std::uint16_t>((list.size() + step - 1) / step * step);
        if (!file_ && numbers_.size() + place.room <= most_in_memory_) {
            if (numbers_.capacity() < numbers_.size() + place.room)  // in great steps: the pages are taken as they are filled
                numbers_.reserve(std::max(std::min(numbers_.capacity() * 8, most_in_memory_), numbers_.size() + place.room));
            place.begin = numbers_.size();
            numbers_.resize(numbers_.size() + place.room);
        } else {
            if (!file_) file_ = std::make_unique<TemporaryFile>(directory_);
            place.begin = numbers_.size() + file_->size() / number_size;
        }
    }
    place.size = static_cast<std::uint16_t>(list.size());
    if (place.begin < numbers_.size()) {
        std::copy(list.begin(), list.end(), numbers_.begin() + static_cast<std::ptrdiff_t>(place.begin));
    } else {
        std::vector<std::uint32_t> padded(list.begin(), list.end());
        padded.resize(place.room);
        file_->write((place.begin - numbers_.size()) * number_size, {reinterpret_cast<const char*>(padded.data()), padded.size() * number_size});
    }
}

std::span<const std::uint32_t> MarkStore::get(const Place& place, std::vector<std::uint32_t>& buffer) const {
    if (place.size == 0) return {};
    if (place.begin < numbers_.size()) return {numbers_.data() + place.begin, place.size};
    buffer.resize(place.size);
    file_->read((place.begin - numbers_.size()) * number_size, reinterpret_cast<char*>(buffer.data()), buffer.size() * number_size);
    return buffer;
}

void MarkStore::clear() {
    std::vector<std::uint32_t>().swap(numbers_);
    file_.reset();
}

}  // namespace tallywire
