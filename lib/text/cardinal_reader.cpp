#include "text/cardinal_reader.hpp"

namespace tallywire {

std::optional<Cardinal> CardinalReader::read(std::size_t at, std::size_t first) {
    number_ = {};
    number_.end = at;
    first_ = first;
    total_ = group_ = last_ = 0;
    cap_ = room_ = 1e300;
    any_ = tail_scale_ = false;
    while (step() == Step::taken) {}
    if (!any_) return std::nullopt;
    number_.value = total_ + group_;
    return number_;
}

CardinalReader::Step CardinalReader::step() {
    const std::size_t from = number_.end;
    std::size_t at = from;
    if (any_) {
        // twenty-three; two hundred and five
        if (is_hyphen(at)) {
            ++at;
        } else if (const NumberParser::Joint* conjunction = joint(at, Role::conjunction)) {
            if (room_ < conjunction->value || room_ > conjunction->most || (conjunction->most >= 1e300 && is_fraction_ahead(at + 1))) return Step::none;
            ++at;
        }
    }
    if (at >= tokens_.size()) return Step::none;
    const bool joined = at != from;
    if (!any_ || (room_ <= 100 && joined) || (room_ == 1000 && !joined && number_.digits))
        if (const auto digits = digits_.read(at)) return add_digits(*digits);
    const Found found = part(at);
    if (!found) return Step::none;
    const bool split = joined && !is_hyphen(from);  // by "and"
    switch (found.part->role) {
        case Role::add: return add_small(at, found, from);
        case Role::hundred: return split ? Step::none : add_hundred(at, found);
        case Role::scale: return split ? Step::none : add_scale(at, found);
        case Role::group: case Role::article_group: case Role::of_group: case Role::about_group: return joined && is_hyphen(from) ? Step::none : add_group(at, found);
        case Role::vague:
            if (!any_ || found.part->room == 0 || found.size > 1 || joined) return Step::none;
            group_ += last_ * found.part->room - last_;  // 3 dozens
            number_.end = at + found.size;
            return Step::last;
        default: return Step::none;
    }
}

CardinalReader::Step CardinalReader::add_digits(const DigitNumber& digits) {
    const Found hundred = any_ ? part(digits.end, Role::hundred) : Found{};
    if (hundred && room_ == 1000 && digits.value >= 1 && digits.value < 10) {  // 4 thousand 3 hundred
        group_ = last_ = digits.value * hundred.part->value;
        room_ = hundred.part->room;
        number_.end = digits.end + hundred.size;
        number_.scale = 0;
        return Step::taken;
    }
    if (any_ && (digits.value >= room_ || digits.value == 0 || hundred)) return Step::none;
    group_ += digits.value;
    last_ = digits.value;
    room_ = 0;
    any_ = true;
    number_.end = digits.end;
    number_.digits = true;
    number_.grouped = digits.grouped;
    const Found suffix = part(digits.end);
    if (!suffix || !is_suffix(suffix.part->role) || !may_scale(digits.end, suffix.part->role)) return Step::taken;
    group_ *= suffix.part->value;
    number_.end += suffix.size;
    number_.grouped.reset();
    number_.scale = suffix.part->value;
    return Step::last;
}

/// Can the letters at token `at` scale the number before them? Money right before it, or a plural right after, says so of all; the rest is in the role.
bool CardinalReader::may_scale(std::size_t at, Role role) const {
    if (first_ > 2 && (is_hyphen(first_ - 1) || tokens_[first_ - 1].shape == Shape::dash) && tokens_[first_ - 2].shape == Shape::number && is_symbol(first_ - 3))
        return true;  // $30-40m
    if (first_ > 0 && (is_symbol(first_ - 1) || (is_capital(tokens_[first_ - 1]) && glued(first_)))) return true;
    const bool end = at + 1 >= tokens_.size() || (tokens_[at + 1].tag == Tag::punctuation && !is_hyphen(at + 1));
    if (role == Role::suffix) return glued(at) || bytes(at).size() > 1 || end;
    const std::string_view letters = bytes(at);
    const bool capital = letters.front() >= 'A' && letters.front() <= 'Z';
    if (glued(at) && (role == Role::glued_suffix || (role == Role::count_suffix && letters.size() == 1 && capital))) return true;
    if (end) return capital && role == Role::count_suffix;  // 200.5 M
    return tokens_[at + 1].tag == Tag::noun_plural || (tokens_[at + 1].tag == Tag::proper && role == Role::count_suffix && glued(at));
}

CardinalReader::Step CardinalReader::add_small(std::size_t at, const Found& found, std::size_t from) {
    const Part& part = *found.part;
    if (any_ && (part.value >= room_ || part.value <= 0)) return Step::none;
    if (any_ && is_hyphen(from) && tokens_[from].shape == Shape::dash && room_ != 10) return Step::none;
    group_ += part.value;
    last_ = part.value;
    room_ = part.room;
    number_.scale = 0;
    number_.end = at + found.size;
    any_ = true;
    tail_scale_ = false;
    return Step::taken;
}

CardinalReader::Step CardinalReader::add_hundred(std::size_t at, const Found& found) {
    if (any_ && (group_ == 0 || (group_ >= 100 && !number_.digits) || group_ >= 1000)) return Step::none;
    group_ = (any_ ? group_ : 1) * found.part->value;
    room_ = found.part->room;
    last_ = group_;
    number_.scale = 0;
    number_.end = at + found.size;
    any_ = true;
    tail_scale_ = false;
    return Step::taken;
}

CardinalReader::Step CardinalReader::add_scale(std::size_t at, const Found& found) {
    const Part& part = *found.part;
    if (part.value < cap_) {
        if (any_ && group_ == 0 && !number_.digits) return Step::none;
        total_ += (any_ ? group_ : 1) * part.value;
        cap_ = part.value;
    } else if (tail_scale_) {
        total_ *= part.value;  // lakh crore
    } else {
        return Step::none;
    }
    group_ = 0;
    room_ = part.room;
    number_.scale = part.value;
    number_.grouped.reset();
    number_.end = at + found.size;
    any_ = tail_scale_ = true;
    return Step::taken;
}

/// five dozen, a couple of hundred
CardinalReader::Step CardinalReader::add_group(std::size_t at, const Found& found) {
    if (any_ && last_ == 0) return Step::none;
    group_ = any_ ? group_ - last_ + last_ * found.part->value : found.part->value;
    number_.end = at + found.size;
    const std::size_t next = is_joint(number_.end, Role::linker) ? number_.end + 1 : number_.end;  // une centaine de milliers
    if (const Found scale = part(next); scale && !any_) {
        const bool plural = next > number_.end && scale.part->role == Role::vague && scale.part->room > 0;
        if (plural || scale.part->role == Role::hundred || scale.part->role == Role::scale) {
            group_ *= plural ? scale.part->room : scale.part->value;
            number_.end = next + scale.size;
        }
    }
    any_ = true;
    return Step::last;
}

/// "and" leads on to a half, a quarter, two thirds: no part of the whole number before it.
bool CardinalReader::is_fraction_ahead(std::size_t at) const {
    if (is_joint(at, Role::article) || part(at, Role::half) || part(at, Role::fraction)) return true;
    const Found above = part(at, Role::add);
    if (!above) return false;
    std::size_t next = at + above.size;
    if (is_hyphen(next)) ++next;
    const Found below = part(next);
    if (!below) return false;
    switch (below.part->role) {
        case Role::fraction: case Role::half: return true;
        case Role::parts: return above.part->value < below.part->value;
        case Role::ordinal: return above.part->value == 1;
        default: return false;
    }
}

}  // namespace tallywire
