#pragma once

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace tallywire {

/// The words of a name, each as the hash of its small letters: names are compared by numbers alone. Blanks, line ends and hyphens part words.
/// Two words with one hash are taken for the same, as in the vocabulary. No allocation for names of up to six words.
class NameWords {
public:
    NameWords() = default;
    explicit NameWords(std::string_view name);

    std::size_t size() const { return words_.size(); }
    bool empty() const { return words_.empty(); }
    std::uint64_t first() const { return words_.front(); }
    std::uint64_t last() const { return words_.back(); }
    /// A bit of each word: where two names have none in common, they have no word in common.
    std::uint64_t bits() const { return bits_; }
    /// Bytes of the first word.
    std::size_t first_size() const { return first_size_; }
    bool holds(std::uint64_t word) const { return std::find(words_.begin(), words_.end(), word) != words_.end(); }
    bool holds_all(const NameWords& other) const {
        return std::all_of(other.words_.begin(), other.words_.end(), [this](std::uint64_t word) { return holds(word); });
    }
    /// Do the capitals that its words begin with spell `letters`? Of names of up to eight capitals.
    bool spelt_by(std::string_view letters) const { return initials_ != 0 && initials_ == packed(letters); }

    /// Is one a short form of the other: all words of the shorter in the longer, and their last words the same?
    friend bool short_form(const NameWords& a, const NameWords& b) {
        const NameWords& shorter = a.size() <= b.size() ? a : b;
        const NameWords& longer = a.size() <= b.size() ? b : a;
        return !shorter.empty() && shorter.last() == longer.last() && longer.holds_all(shorter);
    }

private:
    static std::uint64_t packed(std::string_view letters) {
        std::uint64_t all = 0;
        for (const char c : letters) all = all << 8 | static_cast<unsigned char>(c);
        return letters.size() > 8 ? 0 : all;
    }

    boost::container::small_vector<std::uint64_t, 6> words_;
    std::uint64_t bits_ = 0;
    std::uint64_t initials_ = 0;  ///< 0: none, or too many
    std::size_t first_size_ = 0;
};

}  // namespace tallywire
