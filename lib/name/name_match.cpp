#include "name/name_match.hpp"

#include "name/name_data.hpp"
#include "name/spelling.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tallywire {
namespace {

using Word = PreparedName::Word;

constexpr double same_word = 0.75;          ///< likeness from which two words of people's names are held to be one
constexpr double same_term = 0.75;          ///< the same of organisations
constexpr double nearly_same = 0.66;        ///< the same where all other words agree
constexpr double covered = 0.47;            ///< share of the longer name's weight that the shorter must account for
constexpr double conflict = 0.25;           ///< score of names that each say something the other denies

struct Likeness {
    double value = 0;
    const char* how = "";
};

bool share_group(const Word& a, const Word& b) {
    return std::any_of(a.groups.begin(), a.groups.end(), [&](std::uint32_t group) { return std::find(b.groups.begin(), b.groups.end(), group) != b.groups.end(); });
}

Likeness likeness(const Word& a, const Word& b, bool person) {
    if (a.text == b.text) return {1, "="};
    if (a.number || b.number) return {};
    if (person && (a.text.size() == 1 || b.text.size() == 1)) {
        if (a.text.front() == b.text.front()) return {0.85, "initial"};
        return {};
    }
    if (person && share_group(a, b)) return {a.folded == b.folded ? 0.98 : 0.95, "variant"};
    // Two names that the rules know as different ones.
    if (person && !a.groups.empty() && !b.groups.empty()) return {a.folded == b.folded ? 0.8 : 0, "spelling"};
    if (a.folded == b.folded) return {0.97, "spelling"};
    const auto longer = static_cast<double>(std::max(a.folded.size(), b.folded.size()));
    const double missing = longer - static_cast<double>(std::min(a.folded.size(), b.folded.size()));
    const double distance = spelling_distance(a.folded, b.folded, (1 - nearly_same) * std::max(4.0, longer) + 1e-9);  // below that nothing is asked
    double value = 1 - distance / std::max(4.0, longer) - (missing >= 2 ? 0.04 * missing : 0);
    if (person && a.given && b.given && distance > 0.5) value = std::min(value, 0.3);
    if (std::min(a.text.size(), b.text.size()) < 3 && distance > 0.5) value = std::min(value, 0.6);
    // Jónsdóttir and Tómasdóttir: the ending says nothing.
    const std::string_view stem_a(a.folded.data(), a.stem), stem_b(b.folded.data(), b.stem);
    if (a.stem < a.folded.size() && b.stem < b.folded.size() && a.folded.substr(a.stem) == b.folded.substr(b.stem)) value = std::min(value, spelling_likeness(stem_a, stem_b));
    return {value, "spelling"};
}

/// What each word of one name is paired with in the other.
struct Alignment {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> of_a, of_b;
    std::vector<Likeness> how;  ///< by word of a
    double paired_a = 0, paired_b = 0, total_a = 0, total_b = 0;
    double gained = 0, weighed = 0;  ///< likeness of the paired words, weighed by both words' weights; those weights
    double quality() const { return weighed > 0 ? gained / weighed : 0; }
    std::string reason;
};

std::string joined_words(const std::vector<Word>& words, std::size_t from, std::size_t count) {
    std::string out;
    for (std::size_t i = from; i < from + count; ++i) out += words[i].folded;
    return out;
}

class Aligner {
public:
    Aligner(const PreparedName& a, const PreparedName& b, bool person) : a_(a), b_(b), person_(person) {
        align_.of_a.assign(a.words.size(), Alignment::none);
        align_.of_b.assign(b.words.size(), Alignment::none);
        align_.how.resize(a.words.size());
    }

    Alignment run() {
        const double least = person_ ? same_word : same_term;
        struct Candidate {
            std::size_t a, b;
            double rank;
            Likeness how;
        };
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < a_.words.size(); ++i)
            for (std::size_t j = 0; j < b_.words.size(); ++j) {
                if (a_.words[i].article || b_.words[j].article) continue;
                if (a_.words[i].son != b_.words[j].son) continue;
                const Likeness how = a_.words[i].son ? Likeness{1, "="} : likeness(a_.words[i], b_.words[j], person_);
                if (how.value < least) continue;
                const double apart = std::abs(static_cast<double>(i) / static_cast<double>(a_.words.size()) - static_cast<double>(j) / static_cast<double>(b_.words.size()));
                candidates.push_back({i, j, how.value - 0.02 * apart, how});
            }
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) { return x.rank > y.rank; });
        for (const Candidate& candidate : candidates)
            if (align_.of_a[candidate.a] == Alignment::none && align_.of_b[candidate.b] == Alignment::none) pair(candidate.a, candidate.b, candidate.how);
        join(a_, b_, false);
        join(b_, a_, true);
        for (std::size_t i = 0; i < a_.words.size(); ++i) {
            if (a_.words[i].article) continue;
            align_.total_a += a_.words[i].weight;
            if (align_.of_a[i] != Alignment::none) {
                align_.paired_a += a_.words[i].weight;
                const double weight = a_.words[i].weight + b_.words[align_.of_a[i]].weight;
                align_.gained += weight * align_.how[i].value;
                align_.weighed += weight;
            }
        }
        for (std::size_t j = 0; j < b_.words.size(); ++j) {
            if (b_.words[j].article) continue;
            align_.total_b += b_.words[j].weight;
            if (align_.of_b[j] != Alignment::none) align_.paired_b += b_.words[j].weight;
        }
        return std::move(align_);
    }

private:
    void pair(std::size_t i, std::size_t j, Likeness how) {
        align_.of_a[i] = j;
        align_.of_b[j] = i;
        align_.how[i] = how;
        if (a_.words[i].son) return;
        if (!align_.reason.empty()) align_.reason += ", ";
        align_.reason += a_.words[i].text == b_.words[j].text ? a_.words[i].text : a_.words[i].text + " ~ " + b_.words[j].text + " (" + how.how + ")";
    }

    /// JanDaniel and Jan Daniel, Patr ushev and Patrushev: a word of `one` is two or three words of `many`.
    void join(const PreparedName& one, const PreparedName& many, bool swapped) {
        std::vector<std::size_t>& of_one = swapped ? align_.of_b : align_.of_a;
        std::vector<std::size_t>& of_many = swapped ? align_.of_a : align_.of_b;
        for (std::size_t i = 0; i < one.words.size(); ++i) {
            if (of_one[i] != Alignment::none || one.words[i].text.size() < 5) continue;
            for (std::size_t count = 2; count <= 4; ++count)
                for (std::size_t j = 0; j + count <= many.words.size(); ++j) {
                    const std::string together = joined_words(many.words, j, count);
                    std::size_t free = 0;
                    for (std::size_t k = j; k < j + count; ++k) free += of_many[k] == Alignment::none;
                    if (free < count || spelling_likeness(one.words[i].folded, together, 0.9) < 0.9) continue;
                    of_one[i] = j;
                    for (std::size_t k = j; k < j + count; ++k) of_many[k] = i;
                    const Likeness how{0.95, "written together"};
                    for (std::size_t k = 0; k < a_.words.size(); ++k)
                        if (align_.of_a[k] != Alignment::none && align_.how[k].value == 0) align_.how[k] = how;
                    align_.reason += (align_.reason.empty() ? "" : ", ") + one.words[i].text + " = " + together + " (written together)";
                    return;
                }
        }
    }

    const PreparedName& a_;
    const PreparedName& b_;
    const bool person_;
    Alignment align_;
};

std::string words_left(const std::vector<Word>& words, const std::vector<std::size_t>& paired) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (paired[i] == Alignment::none && !words[i].article && !words[i].son) out += (out.empty() ? "" : " ") + words[i].text;
    return out;
}

/// The one word of a name that is paired with none; null where there are several.
const Word* only_left(const std::vector<Word>& words, const std::vector<std::size_t>& paired) {
    const Word* left = nullptr;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (paired[i] != Alignment::none || words[i].article || words[i].son) continue;
        if (left) return nullptr;
        left = &words[i];
    }
    return left;
}

/// Do the paired words come in another order in the two names?
bool reordered(const Alignment& align, const std::vector<Word>& words) {
    std::size_t last = 0;
    bool first = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (align.of_a[i] == Alignment::none || words[i].son) continue;
        if (!first && align.of_a[i] < last) return true;
        last = align.of_a[i];
        first = false;
    }
    return false;
}

std::size_t content(const std::vector<Word>& words) {
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](const Word& word) { return !word.article && !word.son && word.weight >= 0.3; }));
}

bool has_son(const std::vector<Word>& words) {
    return std::any_of(words.begin(), words.end(), [](const Word& word) { return word.son; });
}

NameMatch compare_people(const PreparedName& a, const PreparedName& b) {
    const Alignment align = Aligner(a, b, true).run();
    const std::string left_a = words_left(a.words, align.of_a), left_b = words_left(b.words, align.of_b);
    if (align.paired_a == 0) return {0, "no word in common"};
    if (!left_a.empty() && !left_b.empty()) {
        // Two words the same and the third nearly: a slip of the pen.
        const std::string against = align.reason + "; but " + left_a + " against " + left_b;
        const Word* one = only_left(a.words, align.of_a);
        const Word* other = only_left(b.words, align.of_b);
        if (one && other && align.paired_a >= 2 && align.quality() > 0.95 && likeness(*one, *other, true).value >= nearly_same)
            return {0.52, align.reason + ", " + left_a + " ~ " + left_b + " (nearly)"};
        return {conflict, against};
    }
    const double share_a = align.paired_a / align.total_a, share_b = align.paired_b / align.total_b;
    const double share = std::min(share_a, share_b);
    const double quality = align.quality();
    const bool a_short = share_b <= share_a;
    const std::vector<Word>& shorter = a_short ? a.words : b.words;
    const std::vector<Word>& longer = a_short ? b.words : a.words;
    const std::vector<std::size_t>& of_longer = a_short ? align.of_b : align.of_a;
    const std::string& left = a_short ? left_b : left_a;

    const bool turned = reordered(align, a.words);
    if (turned && has_son(a.words) && has_son(b.words) && content(a.words) > 2) return {conflict, align.reason + "; but father and son change places"};
    if (turned && !a.comma && !b.comma && content(a.words) == 2 && content(b.words) == 2 && left.empty()) {
        const bool both_given = std::all_of(a.words.begin(), a.words.end(), [](const Word& word) { return word.given || word.article; });
        if (both_given) return {conflict, align.reason + "; but the given names change places"};
    }
    if (left.empty()) {
        // One word each must be nearly the same.
        const double needed = content(a.words) <= 1 ? 0.8 : 0.75;
        if (quality < needed) return {conflict, align.reason};
        return {std::min(1.0, 0.5 + (quality - needed) / (1 - needed) * 0.5), align.reason.empty() ? "the same name" : align.reason};
    }
    if (content(shorter) <= 1) {
        // A surname alone: only the last word of a name of two or more, or a part as rare.
        const bool last = !longer.empty() && of_longer[longer.size() - 1] != Alignment::none;
        if (!last || longer.size() > 3 || quality < 0.95) return {0.4, align.reason + "; " + left + " only in one"};
        return {0.5, align.reason + "; " + left + " only in one"};
    }
    if (share < covered) return {0.4, align.reason + "; too much only in one: " + left};
    return {0.5 + 0.4 * (share - covered) * quality, align.reason + "; " + left + " only in one"};
}

bool same_forms(const PreparedName& a, const PreparedName& b) {
    if (a.forms.empty() || b.forms.empty()) return true;
    // Kinds of forms that one firm does not change for another in translation.
    const auto class_of = [](const std::string& form) -> int {
        if (form == "gmbh" || form == "srl" || form == "llc" || form == "sarl" || form == "ltd" || form == "pte ltd" || form == "pty ltd" || form == "doo" || form == "bv") return 1;
        if (form == "ag" || form == "sa" || form == "jsc" || form == "pjsc" || form == "plc" || form == "spa" || form == "nv" || form == "cjsc" || form == "oy") return 2;
        if (form == "inc" || form == "corp" || form == "co") return 3;
        return 0;
    };
    for (const std::string& x : a.forms)
        for (const std::string& y : b.forms)
            if (x == y || class_of(x) == 0 || class_of(y) == 0 || class_of(x) == class_of(y) || class_of(x) + class_of(y) != 3) return true;
    return false;
}

NameMatch compare_organisations(const PreparedName& a, const PreparedName& b) {
    const Alignment align = Aligner(a, b, false).run();
    const auto essential = [](const std::vector<Word>& words, const std::vector<std::size_t>& paired, bool left) {
        std::string out;
        for (std::size_t i = 0; i < words.size(); ++i)
            if ((paired[i] == Alignment::none) == left && words[i].weight >= 0.3) out += (out.empty() ? "" : " ") + words[i].text;
        return out;
    };
    const std::string left_a = essential(a.words, align.of_a, true), left_b = essential(b.words, align.of_b, true);
    const bool initials = [&] {
        const auto is = [](const PreparedName& one, const PreparedName& many) {
            return one.words.size() == 1 && many.words.size() > 2 && one.words[0].text == many.letters;
        };
        return is(a, b) || is(b, a);
    }();
    if (initials) return {0.8, "the first letters of the other"};
    if (!left_a.empty() && !left_b.empty()) {
        const double whole = spelling_likeness(a.whole, b.whole, 0.95);
        if (whole >= 0.95 && a.whole.size() > 8) return {0.6, "nearly the same letters"};
        return {conflict, align.reason + (align.reason.empty() ? "" : "; but ") + left_a + " against " + left_b};
    }
    if (align.paired_a == 0) return {0, "no word in common"};
    if (!left_a.empty() || !left_b.empty()) {
        const double share = std::min(align.paired_a / align.total_a, align.paired_b / align.total_b);
        return {0.25 + 0.2 * share, align.reason + "; " + left_a + left_b + " only in one"};
    }
    if (!same_forms(a, b)) return {0.4, align.reason + "; but " + a.forms.front() + " against " + b.forms.front()};
    const double quality = align.quality();
    return {std::min(1.0, 0.5 + (quality - 0.75) * 2), align.reason};
}

}  // namespace

NameMatcher::NameMatcher(const Rules& rules) : data_(std::make_unique<const Data>(rules)) {}
NameMatcher::~NameMatcher() = default;
NameMatcher::NameMatcher(NameMatcher&&) noexcept = default;

NameMatch NameMatcher::compare(const PreparedName& a, const PreparedName& b) const {
    if (a.words.empty() || b.words.empty()) return {};
    const bool equal = a.words.size() == b.words.size() && std::equal(a.words.begin(), a.words.end(), b.words.begin(), [](const Word& x, const Word& y) { return x.text == y.text; });
    const bool organisation = a.kind == NameKind::organisation || b.kind == NameKind::organisation;
    if (a.ideographs && b.ideographs) return a.characters == b.characters ? NameMatch{1, "the same characters"} : NameMatch{conflict, "other characters"};
    if (equal && (!organisation || same_forms(a, b))) return {1, "the same name"};
    if (a.whole == b.whole && a.whole.size() > 4 && (!organisation || same_forms(a, b))) return {0.95, "the same but for spelling and blanks"};
    if (!organisation && a.words.size() != b.words.size() && std::min(a.words.size(), b.words.size()) <= 2 && a.whole.size() > 7 && b.whole.size() > 7 &&
        spelling_likeness(a.whole, b.whole, 0.92) >= 0.92)
        return {0.8, "the same but for spelling and blanks"};
    return organisation ? compare_organisations(a, b) : compare_people(a, b);
}

}  // namespace tallywire
