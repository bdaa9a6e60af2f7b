#include "text/number_reader.hpp"

#include "text/fraction_reader.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace tallywire {

std::optional<NumberMatch> NumberReader::read() {
    match_.first = static_cast<std::uint32_t>(first_);
    const double sign = read_sign();
    if (!read_number()) return std::nullopt;
    take_linker();
    match_.value *= sign;
    if (sign < 0 && match_.kind != NumberMatch::Kind::cardinal && match_.kind != NumberMatch::Kind::fraction) return std::nullopt;
    match_.count = static_cast<std::uint32_t>(at_ - first_);
    if (last_scale_ > 0) match_.scale = last_scale_;
    if (scaled_ || last_scale_ > 0) match_.value = settled(match_.value);
    return match_;
}

/// un million de, une centaine de: what leads from a number that is a noun to the noun that it counts.
void NumberReader::take_linker() {
    const NumberParser::Joint* linker = joint(at_, Role::linker);
    if (!linker) return;
    const Found last = part(at_ - 1);
    if (!last) return;
    const Role role = last.part->role;
    const bool noun = is_group(role) || (role == Role::vague && last.part->room > 0) || (role == Role::scale && last.part->value >= linker->value) || role == Role::half;
    if (noun && (match_.kind == NumberMatch::Kind::cardinal || match_.kind == NumberMatch::Kind::vague)) ++at_;
}

double NumberReader::read_sign() {
    if (is_joint(at_, Role::minus)) {
        ++at_;
        return -1;
    }
    const std::string_view mark = bytes(at_);
    const bool minus = mark == "-" || mark == "\u2212" || mark == "\u2013";
    if (at_ > 0 && tokens_[at_ - 1].shape == Shape::number) return 1;  // 75 -300
    const bool lone = at_ == 0 || is_joint(at_ - 1, Role::of) || tokens_[at_ - 1].tag == Tag::to || tokens_[at_ - 1].tag == Tag::punctuation;
    if (minus && at_ + 1 < tokens_.size() && (tokens_[at_ + 1].shape == Shape::number || tokens_[at_ + 1].shape == Shape::alphanumeric) &&
        (!tokens_[at_ + 1].space_before || (lone && mark == "-")) &&
        (at_ == 0 || tokens_[at_].space_before || tokens_[at_ - 1].shape == Shape::punctuation || tokens_[at_ - 1].shape == Shape::symbol)) {
        ++at_;
        return -1;
    }
    return 1;
}

bool NumberReader::read_number() {
    if (at_ >= tokens_.size()) return false;
    if (read_half()) return true;
    if (is_joint(at_, Role::article)) return read_after_article();
    const Found first = part(at_);
    if (first) {
        switch (first.part->role) {
            case Role::vague: return read_vague(first);
            case Role::times: return take(first, NumberMatch::Kind::times);
            case Role::none: return take(first, NumberMatch::Kind::none);
            case Role::ordinal: return take(first, NumberMatch::Kind::ordinal);
            case Role::fraction: {
                if (tokens_[at_].shape == Shape::symbol) return take(first, NumberMatch::Kind::fraction);  // ½
                const Found scale = part(at_ + first.size, Role::scale);
                if (!scale) return false;
                match_.value = first.part->value * scale.part->value;
                at_ += first.size + scale.size;
                return true;
            }
            case Role::add: case Role::hundred: case Role::scale: break;
            case Role::single: match_.one = true; return take(first, NumberMatch::Kind::cardinal);  // both
            case Role::group: break;
            case Role::about_group:  // the hundred or so hostages; not the quarantine
                if (!is_joint(at_ + first.size, Role::linker)) return false;
                match_.about = true;
                break;
            default: return false;
        }
    }
    if (tokens_[at_].shape == Shape::alphanumeric) return read_alphanumeric();
    return read_cardinal() && read_tail();
}

bool NumberReader::take(Found found, NumberMatch::Kind kind) {
    match_.kind = kind;
    match_.value = found.part->value;
    at_ += found.size;
    return true;
}

/// half a million, half million, half a dozen, half of: after the optional article.
bool NumberReader::read_half() {
    std::size_t at = at_;
    if (is_joint(at, Role::article)) {
        ++at;
        match_.article = true;
    }
    const Found half = part(at, Role::half);
    if (!half) {
        match_.article = false;
        return false;
    }
    at += half.size;
    std::size_t next = at;
    if (is_hyphen(next)) ++next;
    if (is_joint(next, Role::article)) ++next;
    const Found scale = part(next);
    match_.value = half.part->value;
    if (scale && (scale.part->role == Role::scale || is_group(scale.part->role) || scale.part->role == Role::hundred)) {
        match_.value *= scale.part->value;
        at_ = next + scale.size;
        return true;
    }
    match_.kind = NumberMatch::Kind::fraction;
    at_ = at;
    return true;
}

bool NumberReader::read_after_article() {
    match_.article = true;
    const Found found = part(at_ + 1, true);
    if (!found) return false;
    switch (found.part->role) {
        case Role::vague:
            ++at_;
            return read_vague(found);
        case Role::single:
            ++at_;
            return take(found, NumberMatch::Kind::cardinal);
        case Role::of_group:
            if (!is_joint(at_ + 1 + found.size, Role::of)) return false;  // a score, in sport
            [[fallthrough]];
        case Role::group: case Role::article_group: case Role::about_group: case Role::hundred: case Role::scale:
            match_.about = found.part->role == Role::about_group;
            ++at_;
            return read_cardinal() && read_tail();
        case Role::fraction:
            ++at_;
            match_.value = found.part->value;
            at_ += found.size;
            if (const Found scale = part(at_, Role::scale)) {  // a quarter million
                match_.value *= scale.part->value;
                at_ += scale.size;
                return true;
            }
            match_.kind = NumberMatch::Kind::fraction;
            read_of_scale();
            return true;
        case Role::add: {
            // a twenty-fifth of it
            const auto number = cardinals_.read(at_ + 1, at_ + 1);
            const std::size_t last = number ? (is_hyphen(number->end) ? number->end + 1 : number->end) : 0;
            const Found low = number && number->value >= 20 ? part(last, Role::ordinal) : Found{};
            if (!low || low.part->value >= 10 || !ends_fraction(last + low.size)) return false;
            match_.value = 1 / (number->value + low.part->value);
            match_.kind = NumberMatch::Kind::fraction;
            at_ = last + low.size;
            return true;
        }
        case Role::ordinal: {
            // a third of the boats; "a third boat" counts boats that came before
            const std::size_t next = at_ + 1 + found.size;
            if (found.part->value < 3 || !ends_fraction(next)) return false;
            match_.value = 1 / found.part->value;
            match_.kind = NumberMatch::Kind::fraction;
            at_ = next;
            read_of_scale();
            return true;
        }
        default: return false;
    }
}

/// A fraction may end before token `at`: a third of, a third. But: a third boat.
bool NumberReader::ends_fraction(std::size_t at) const {
    return at >= tokens_.size() || is_joint(at, Role::of) || (tokens_[at].tag == Tag::punctuation && !is_hyphen(at)) ||
           (tokens_[at].tag == Tag::preposition && first_ > 0 && tokens_[first_ - 1].word == lexicon().common().by);  // by a third among the old
}

/// two thirds of a million
void NumberReader::read_of_scale() {
    if (!is_joint(at_, Role::of) || !is_joint(at_ + 1, Role::article)) return;
    if (const Found scale = part(at_ + 2, Role::scale)) {
        match_.value *= scale.part->value;
        match_.kind = NumberMatch::Kind::cardinal;
        at_ += 2 + scale.size;
    }
}

/// dozens, several hundred, tens of thousands, many thousands.
bool NumberReader::read_vague(Found found) {
    match_.kind = NumberMatch::Kind::vague;
    match_.low = found.part->low;
    match_.high = found.part->high;
    bool plural = found.part->room > 0;
    at_ += found.size;
    for (;;) {
        const std::size_t next = plural && is_joint(at_, Role::of) ? at_ + 1 : at_;
        const Found scale = part(next);
        if (!scale) break;
        const Part& p = *scale.part;
        const bool singular = p.role == Role::hundred || p.role == Role::scale || (is_group(p.role) && p.value >= 12);
        const bool linked = plural && p.role == Role::scale && is_joint(at_, Role::linker);  // des dizaines de millions
        if (!(singular && next == at_ && !plural) && !linked && !(p.role == Role::vague && p.room > 0 && (plural ? next != at_ : true))) break;
        const double unit = singular ? p.value : p.room;
        if (match_.low) *match_.low *= unit;
        if (match_.high && singular && !plural) *match_.high *= unit;
        else if (match_.high) *match_.high = (*match_.high + 1) * unit - 1;
        else if (match_.low && singular) match_.high = *match_.low / unit < 10 ? 10 * unit - 1 : 100 * unit - 1;
        plural = !singular || plural;
        at_ = next + scale.size;
    }
    return true;
}

bool NumberReader::read_alphanumeric() {
    const auto number = DigitReader(*this).read_alphanumeric(at_);
    if (!number) return false;
    match_.digits = true;
    match_.value = number->value;
    if (number->ordinal) match_.kind = NumberMatch::Kind::ordinal;
    at_ = number->end;
    return true;
}

bool NumberReader::read_cardinal() {
    begin_ = at_;
    const auto number = cardinals_.read(at_, first_);
    if (!number) return false;
    at_ = number->end;
    match_.value = number->value;
    match_.digits = number->digits;
    match_.grouped = number->grouped;
    last_scale_ = number->scale;
    match_.one = at_ == first_ + 1 && !match_.digits && match_.value == 1;
    return true;
}

/// What may follow a whole number: a fraction's lower part, "and a half", a scale after that, "point five".
bool NumberReader::read_tail() {
    if (at_ >= tokens_.size() || read_parts()) return true;
    if (is_hyphen(at_) && is_joint(at_ + 1, Role::conjunction) && is_hyphen(at_ + 2)) {  // a two-and-a-half-hour film
        if (const auto fraction = FractionReader(*this).read_after_and(at_ + 3); fraction && fraction->value < 1) {
            match_.value += fraction->value;
            match_.one = false;
            at_ = fraction->end;
        }
        return true;
    }
    if (is_joint(at_, Role::conjunction)) read_and_fraction();
    else if (!match_.digits && is_joint(at_, Role::point)) read_point();
    return true;
}

/// The lower part of a fraction, or the end of an ordinal: two thirds, one fifth, twenty-third.
bool NumberReader::read_parts() {
    const std::size_t next = is_hyphen(at_) ? at_ + 1 : at_;
    const Found below = part(next);
    if (!below) return false;
    const double value = match_.value;
    if (below.part->role == Role::ordinal && !match_.digits) {
        if (take_fraction(FractionReader(*this).read(begin_))) return true;
        if (value < 20 || below.part->value >= (last_scale_ > 0 || std::fmod(value, 100) == 0 ? 100 : 10)) return false;
        at_ = next + below.size;
        match_.value = value + below.part->value;
        match_.kind = NumberMatch::Kind::ordinal;
        return true;
    }
    // three twenty-firsts: another number word that is no part of the first
    const bool lower = below.part->role == Role::parts || below.part->role == Role::fraction || (below.part->role == Role::add && !match_.digits);
    if (lower) return take_fraction(FractionReader(*this).read(begin_));
    return false;
}

bool NumberReader::take_fraction(const std::optional<Fraction>& fraction) {
    if (!fraction) return false;
    at_ = fraction->end;
    match_.value = fraction->value;
    match_.one = false;
    match_.kind = fraction->value > 1 && fraction->value != std::floor(fraction->value) ? NumberMatch::Kind::cardinal : NumberMatch::Kind::fraction;
    read_of_scale();
    take_scale();
    return true;
}

/// two and a half, two and a half million, one billion and a half million
void NumberReader::read_and_fraction() {
    const auto found = FractionReader(*this).read_after_and(at_ + 1);
    if (!found || found->value >= 1) return read_and_ordinal();
    const double fraction = found->value;
    std::size_t end = found->end;
    const Found scale = part(end, Role::scale);
    if (scale && last_scale_ == 0) {
        match_.value = (match_.value + fraction) * scale.part->value;
        scaled_ = true;
        end += scale.size;
    } else if (scale && scale.part->value < last_scale_) {
        match_.value += fraction * scale.part->value;
        end += scale.size;
    } else {
        match_.value += fraction * (last_scale_ > 0 ? last_scale_ : 1);
    }
    match_.one = false;
    at_ = end;
}

/// one hundred and fifth
void NumberReader::read_and_ordinal() {
    const Found low = part(at_ + 1, Role::ordinal);
    if (!low || match_.digits || match_.value < 100 || std::fmod(match_.value, 100) != 0 || low.part->value >= 100) return;
    match_.value += low.part->value;
    match_.kind = NumberMatch::Kind::ordinal;
    at_ += 1 + low.size;
}

/// two point five million
void NumberReader::read_point() {
    std::string digits = "0.";
    std::size_t at = at_ + 1;
    while (const Found digit = part(at, Role::add)) {
        digits += std::to_string(static_cast<int>(digit.part->value));
        at += digit.size;
        if (is_hyphen(at) && digit.part->room > 0) {
            digits.pop_back();
            ++at;
        }
    }
    if (digits.size() <= 2) return;
    double decimals = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), decimals);
    match_.value += decimals;
    match_.one = false;
    at_ = at;
    take_scale();
}

void NumberReader::take_scale() {
    const Found scale = part(at_, Role::scale);
    if (!scale) return;
    match_.value *= scale.part->value;
    scaled_ = true;
    match_.kind = NumberMatch::Kind::cardinal;
    at_ += scale.size;
}

}  // namespace tallywire
