#include "figure/circumstance.hpp"

#include <algorithm>

namespace tallywire {

using Role = FigureRules::Role;

namespace {

/// Does it count ones that are somewhere: 12 prisoners, three times as many prisoners?
bool is_count(const Quantity& q) {
    return q.kind == Quantity::Kind::count || (q.kind == Quantity::Kind::multiple && q.head != no_token);
}

}  // namespace

void Circumstances::assign(const Text& text, std::span<const Token> tokens, std::span<const Quantity> quantities, const Governors& governors,
                           std::span<const FoundTime> times, std::span<const FoundStatement> statements) {
    text_ = &text;
    tokens_ = tokens;
    quantities_ = quantities;
    governors_ = &governors;
    times_ = times;
    statements_ = statements;
    found_places_.clear();
    places_read_ = false;
}

void Circumstances::find_places() const {
    if (places_read_) return;
    places_read_ = true;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
        if (!(tokens_[i].begins & places_.begins())) continue;
        const auto match = places_.match(text_->bytes(), tokens_, i);
        if (!match) continue;
        PlaceAt place{i, i + match->count, *match, false, false, false};
        if (match->form == PlaceForm::demonym) {  // in Israeli prisons, near the Malian town of
            for (std::uint32_t k = i + match->count; k < tokens_.size() && k < i + match->count + 3; ++k) {
                if (rules_.site(tokens_, k) == FigureRules::Site::site) place.match.form = PlaceForm::by_name;
                if (tokens_[k].tag != Tag::adjective) break;
            }
        }
        std::uint32_t p = i;
        // in southern Lebanon, in the Gaza Strip, near the Malian town of Ansongo, in Iraq and Syria
        for (std::uint32_t steps = 0; p > 0 && steps < 6; ++steps) {
            const Token& before = tokens_[p - 1];
            if (before.tag == Tag::determiner || before.tag == Tag::adjective || before.tag == Tag::possessive_mark || is_noun(before.tag)) {
                --p;
                continue;
            }
            break;
        }
        if (p > 0 && (tokens_[p - 1].tag == Tag::preposition || tokens_[p - 1].tag == Tag::to)) {
            if (rules_.site(tokens_, p - 1) == FigureRules::Site::where) place.led = true;
            else if (match->form == PlaceForm::demonym && place.match.form != PlaceForm::demonym) place.led = true;
            else place.from = true;
            // the town of Ansongo, the streets of Beirut
            if (rules_.is(tokens_, p - 1, Role::of)) {
                std::uint32_t q = p - 1;
                while (q > 0 && (tokens_[q - 1].tag == Tag::determiner || tokens_[q - 1].tag == Tag::adjective || is_noun(tokens_[q - 1].tag))) --q;
                if (q > 0 && rules_.site(tokens_, q - 1) == FigureRules::Site::where) place.led = true, place.from = false;
            }
        }
        place.owner = place.last < tokens_.size() && tokens_[place.last].tag == Tag::possessive_mark;
        found_places_.push_back(place);
        i += match->count - 1;
    }
}

std::uint32_t Circumstances::place_of(std::size_t index, const Governed& governed) const {
    const Quantity& q = quantities_[index];
    const std::uint32_t anchor = governed && governed.at != no_token && governed.way != Governed::Way::inherited ? governed.at : q.first;
    return place_around(q.first, std::max(q.last, q.noun_last == no_token ? 0 : q.noun_last), anchor);
}

std::uint32_t Circumstances::place_around(std::uint32_t first, std::uint32_t last, std::uint32_t anchor) const {
    find_places();
    if (found_places_.empty()) return no_place;
    const auto in_noun = [&](const PlaceAt& place) { return place.first >= first && place.first < last; };
    // after it: the first place that "in" or its like leads to, up to the next quantity or clause
    const std::uint32_t size = static_cast<std::uint32_t>(tokens_.size());
    std::uint32_t end = last;
    for (; end < size; ++end) {
        const std::uint32_t other = governors_->quantity_of(end);
        if (other != no_token && quantities_[other].first >= last && is_count(quantities_[other]) && end >= anchor) break;
        const Token& token = tokens_[end];
        if (token.tag == Tag::subordinator || rules_.site(tokens_, end) == FigureRules::Site::clause || rules_.site(tokens_, end) == FigureRules::Site::condition) {
            if (end > anchor) break;
        }
        if (token.tag == Tag::wh && end > last + 1 && end > anchor) break;
        if (text_->bytes(token) == ";") break;
        if (rules_.site(tokens_, end) == FigureRules::Site::says) break;
    }
    const PlaceAt* best = nullptr;
    for (const PlaceAt& place : found_places_) {
        if (place.first < last || place.first >= end || !place.led) continue;
        if (place.match.form == PlaceForm::demonym) continue;
        best = &place;
        break;
    }
    if (best) return place_for(*best);
    // before it: the nearest place with its preposition, left of the quantity, not of another one
    for (auto place = found_places_.rbegin(); place != found_places_.rend(); ++place) {
        if (place->last > first || in_noun(*place)) continue;
        if (place->match.form == PlaceForm::demonym) continue;
        if (!place->led) continue;
        bool other = false;
        for (std::uint32_t i = place->first; i-- > 0 && place->first - i < 8;) {
            const std::uint32_t q = governors_->quantity_of(i);
            if (q != no_token && quantities_[q].kind == Quantity::Kind::count && quantities_[q].last <= place->first && quantities_[q].first < first) other = true;
        }
        if (other) continue;
        bool reported = false;
        for (std::uint32_t i = place->last; i < first; ++i)
            if (text_->bytes(tokens_[i]) == ";" || rules_.site(tokens_, i) == FigureRules::Site::says) reported = true;
        if (reported) continue;
        return place_for(*place);
    }
    // the object of the attack: jets struck Beirut's suburbs, killing 22
    for (auto place = found_places_.rbegin(); place != found_places_.rend(); ++place) {
        if (place->last > first || place->from || place->match.form == PlaceForm::demonym) continue;
        if (place->first > 0 && (governors_->verb_of(place->first - 1) != no_token)) return place_for(*place);
    }
    // were hurt when a shell landed at a base in Iraq
    for (const PlaceAt& place : found_places_) {
        if (place.first < end || !place.led || place.match.form == PlaceForm::demonym) continue;
        for (std::uint32_t i = end; i < place.first; ++i)
            if (text_->bytes(tokens_[i]) == ";" || rules_.site(tokens_, i) == FigureRules::Site::condition || rules_.site(tokens_, i) == FigureRules::Site::says ||
                (governors_->quantity_of(i) != no_token && is_count(quantities_[governors_->quantity_of(i)]) && quantities_[governors_->quantity_of(i)].first > last))
                return no_place;
        return place_for(place);
    }
    // the ministry in Peru said 12 people had died
    for (auto place = found_places_.rbegin(); place != found_places_.rend(); ++place) {
        if (place->last > first || !place->led || place->match.form == PlaceForm::demonym) continue;
        if (place->last < size && rules_.site(tokens_, place->last) == FigureRules::Site::says) return place_for(*place);
    }
    return no_place;
}

std::uint32_t Circumstances::actor_before(std::uint32_t at) const {
    find_places();
    std::uint32_t found = no_place;
    for (const PlaceAt& place : found_places_) {
        if (place.last > at) break;
        if (place.led || place.from || place.owner || place.match.form == PlaceForm::demonym || governors_->verb_of(place.last) == no_token) continue;
        if (rules_.site(tokens_, place.last) != FigureRules::Site::says) found = place_for(place);
    }
    return found;
}

std::uint32_t Circumstances::nationality(std::uint32_t first, std::uint32_t last, PlaceMatch* out) const {
    for (std::uint32_t i = first; i < last && i < tokens_.size(); ++i) {
        if (!(tokens_[i].begins & places_.begins())) continue;
        const auto match = places_.match(text_->bytes(), tokens_, i);
        if (!match) continue;
        if (match->form == PlaceForm::demonym) {
            if (out) *out = *match;
            return i;
        }
        i += match->count - 1;
    }
    return no_token;
}

bool Circumstances::in_time(std::uint32_t first, std::uint32_t last) const {
    const Span where{tokens_[first].where.begin, tokens_[last - 1].where.end};
    return std::any_of(times_.begin(), times_.end(), [&](const FoundTime& time) { return time.where.overlaps(where); });
}

const FoundTime* Circumstances::time_of(std::uint32_t first, std::uint32_t last) const {
    const FoundTime* best = nullptr;
    std::uint32_t best_distance = 0;
    const Span where{tokens_[first].where.begin, tokens_[last - 1].where.end};
    for (const FoundTime& time : times_) {
        if (time.kind == TimeKind::set || time.where.overlaps(where)) continue;
        if (time.kind == TimeKind::duration && !time.first && !time.last) continue;
        const std::uint32_t distance = time.where.begin >= where.end ? time.where.begin - where.end : where.begin - time.where.end + 20;
        if (!best || distance < best_distance) {
            best = &time;
            best_distance = distance;
        }
    }
    return best;
}

const FoundStatement* Circumstances::statement_of(Span where, const FoundStatement* inner) const {
    const FoundStatement* best = nullptr;
    for (const FoundStatement& statement : statements_) {
        if (!statement.content.contains(where) && !(statement.content.overlaps(where) && statement.content.begin <= where.end && statement.content.contains({where.end - 1, where.end}))) continue;
        if (statement.speaker.empty()) continue;
        if (inner && (&statement == inner || statement.content.size() <= inner->content.size())) continue;
        if (!best || statement.content.size() < best->content.size()) best = &statement;
    }
    return best;
}

bool Circumstances::in_time(std::uint32_t at) const {
    const Span where = tokens_[at].where;
    return std::any_of(times_.begin(), times_.end(), [&](const FoundTime& time) {
        return (time.kind == TimeKind::date || time.kind == TimeKind::time) && time.where.contains(where);
    });
}

}  // namespace tallywire
