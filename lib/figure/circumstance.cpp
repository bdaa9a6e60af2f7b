#include "figure/circumstance.hpp"

#include <algorithm>

namespace tallywire {

using Role = FigureRules::Role;

namespace {

constexpr std::uint32_t longest_keeper = 4;  ///< tokens from the place's name to the last word of its authority's

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

/// How the place stands in the sentence: led by a preposition of place, by another one, as an owner.
void Circumstances::read_lead(PlaceAt& place) const {
    using Site = FigureRules::Site;
    const bool adjective = place.match.form == PlaceForm::demonym;
    if (adjective) {  // in Israeli prisons, near the Malian town of, in the Kenyan and Tanzanian capitals
        for (std::uint32_t k = place.last; k < tokens_.size() && k < place.last + 4; ++k) {
            if (rules_.site(tokens_, k) == Site::site) place.match.form = PlaceForm::by_name;
            if (tokens_[k].tag != Tag::adjective && tokens_[k].tag != Tag::conjunction && !(is_capital(tokens_[k]) && tokens_[k].tag == Tag::proper)) break;
        }
    }
    std::uint32_t p = place.first;
    // in southern Lebanon, in the Gaza Strip, near the Malian town of Ansongo, in Iraq and Syria
    for (std::uint32_t steps = 0; p > 0 && steps < 6; ++steps) {
        const Token& before = tokens_[p - 1];
        if (before.tag != Tag::determiner && before.tag != Tag::adjective && before.tag != Tag::possessive_mark && !is_noun(before.tag)) break;
        --p;
    }
    if (p > 0 && (tokens_[p - 1].tag == Tag::preposition || tokens_[p - 1].tag == Tag::to)) {
        if (rules_.site(tokens_, p - 1) == Site::where) place.led = true;
        else if (adjective && place.match.form != PlaceForm::demonym) place.led = true;
        else place.from = true;
        // the town of Ansongo, the streets of Beirut
        if (rules_.is(tokens_, p - 1, Role::of)) {
            std::uint32_t q = p - 1;
            while (q > 0 && (tokens_[q - 1].tag == Tag::determiner || tokens_[q - 1].tag == Tag::adjective || is_noun(tokens_[q - 1].tag))) --q;
            if (q > 0 && rules_.site(tokens_, q - 1) == Site::where) place.led = true, place.from = false;
        }
    }
    place.owner = place.last < tokens_.size() && tokens_[place.last].tag == Tag::possessive_mark;
}

/// Is a place meant, not a part of a longer name (Harlan Rubio, the Edgewater Hotel), nor of a noun phrase for something that is elsewhere (the U.S.
/// embassy, a Lima newspaper)?
bool Circumstances::is_named_so(const PlaceAt& place) const {
    using Site = FigureRules::Site;
    if (place.match.form == PlaceForm::demonym) return true;
    const auto name_word = [&](std::uint32_t i) {
        return is_word(tokens_[i]) && is_capital(tokens_[i]) && rules_.lexicon.entry(tokens_[i]).closed == 0 && static_cast<NounClass>(rules_.lexicon.entry(tokens_[i]).noun_class) != NounClass::time &&
               !in_time(i);
    };
    const bool city = place.match.kind == PlaceKind::city && place.match.form == PlaceForm::name;
    if (!shouted_ && city && place.match.count == 1 && place.first > 1 && tokens_[place.first].space_before && name_word(place.first - 1) &&
        tokens_[place.first - 1].tag == Tag::proper && rules_.site(tokens_, place.first - 1) == Site::none)
        return false;
    std::uint32_t head = place.last;
    if (head >= tokens_.size() || !tokens_[head].space_before || !is_word(tokens_[head]) || (!is_noun(tokens_[head].tag) && tokens_[head].tag != Tag::adjective)) return true;
    if (in_time(head) || (is_capital(tokens_[head]) && static_cast<NounClass>(rules_.lexicon.entry(tokens_[head]).noun_class) == NounClass::time)) return true;
    if (tokens_[head].begins & places_.begins() && places_.match(text_->bytes(), tokens_, head)) return true;
    const bool longer = !shouted_ && name_word(head);
    bool noun = false;
    for (std::uint32_t i = head; i < tokens_.size() && (is_noun(tokens_[i].tag) || tokens_[i].tag == Tag::adjective) && is_word(tokens_[i]); ++i) {
        if (in_time(i)) break;
        noun |= is_noun(tokens_[i].tag);
        head = i;
        const Site site = rules_.site(tokens_, i);
        if (site == Site::site || (site == Site::scene && !(longer && is_capital(tokens_[i])))) return true;
    }
    if (!noun) return true;
    if (longer) return false;
    switch (static_cast<NounClass>(rules_.lexicon.entry(tokens_[head]).noun_class)) {
        case NounClass::person: case NounClass::group: case NounClass::communication: case NounClass::cognition: return false;
        default: return place.match.kind != PlaceKind::country;
    }
}

void Circumstances::find_places() const {
    if (places_read_) return;
    places_read_ = true;
    named_ = false;
    std::size_t capitals = 0, words = 0;
    for (const Token& token : tokens_)
        if (is_word(token)) ++words, capitals += is_capital(token);
    shouted_ = words > 2 && capitals * 10 > words * 7;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
        if (!(tokens_[i].begins & places_.begins())) continue;
        const auto match = places_.match(text_->bytes(), tokens_, i);
        if (!match) continue;
        PlaceAt place{i, i + match->count, *match, false, false, false};
        read_lead(place);
        named_ = true;
        if (is_named_so(place)) found_places_.push_back(place);
        i += match->count - 1;
    }
}

std::uint32_t Circumstances::place_of(std::size_t index, const Governed& governed) const {
    const Quantity& q = quantities_[index];
    find_places();
    if (found_places_.empty()) return no_place;
    Counted counted;
    counted.first = q.first;
    counted.last = std::max(q.last, q.noun_last == no_token ? 0 : q.noun_last);
    counted.anchor = governed && governed.at != no_token && governed.way != Governed::Way::inherited ? governed.at : q.first;
    counted.strict = !governed || governed.rule->measure == "other" || governed.rule->measure == "vote";
    const std::uint32_t end = end_of_clause(counted);
    const PlaceAt* place = place_after(counted, end);
    if (!place) place = place_before(counted);
    if (!place && !counted.strict) place = place_farther(counted, end);
    return place ? place->match.place : no_place;
}

std::uint32_t Circumstances::place_beside(std::size_t index) const {
    const Quantity& q = quantities_[index];
    find_places();
    const std::uint32_t last = std::max(q.last, q.noun_last == no_token ? 0 : q.noun_last);
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    for (const PlaceAt& place : found_places_) {
        if (!place.led || place.owner || place.match.form == PlaceForm::demonym) continue;
        if (place.last < size && tokens_[place.last].space_before && is_noun(tokens_[place.last].tag) && !in_time(place.last)) continue;  // in Lima banks
        if (place.first > 0 && is_word(tokens_[place.first - 1]) && is_capital(tokens_[place.first - 1]) && place.first > 1) continue;  // in the Quill Europe index
        if (place.first >= last && place.first < last + 4 && last < size && rules_.site(tokens_, last) == FigureRules::Site::where) return place.match.place;
        const bool opens = place.first < 4 && rules_.site(tokens_, 0) == FigureRules::Site::where && place.last < size && text_->bytes(tokens_[place.last]) == ",";
        if (opens && place.last <= q.first && verbs_between(place.last, q.first) < 2) return place.match.place;
    }
    return no_place;
}

/// Where the clause of the counted ones ends: at the next count, at a word that begins another clause.
std::uint32_t Circumstances::end_of_clause(const Counted& counted) const {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    std::uint32_t end = counted.last, verbs = 0;
    for (; end < size; ++end) {
        const std::uint32_t other = governors_->quantity_of(end);
        if (other != no_token && quantities_[other].first >= counted.last && is_count(quantities_[other]) && end >= counted.anchor) break;
        const Token& token = tokens_[end];
        const std::uint32_t verb = governors_->verb_of(end);
        if (verb != no_token && governors_->verbs()[verb].first == end) ++verbs;
        if (counted.strict && verbs > (verb_follows(counted.last) ? 1u : 0u)) break;
        if (end > counted.anchor && (token.tag == Tag::subordinator || rules_.site(tokens_, end) == FigureRules::Site::clause || rules_.site(tokens_, end) == FigureRules::Site::condition)) break;
        if (token.tag == Tag::wh && end > counted.last + 1 && end > counted.anchor) break;
        if (text_->bytes(token) == ";" || rules_.site(tokens_, end) == FigureRules::Site::says) break;
    }
    return end;
}

/// Is the noun phrase that ends before `last` the subject of the next verb: "two lived in Lima", "18 people, all miners, live in Lima"?
bool Circumstances::verb_follows(std::uint32_t last) const {
    for (std::uint32_t i = last; i < tokens_.size() && i < last + 4; ++i) {
        if (governors_->verb_of(i) != no_token) return true;
        if (tokens_[i].tag != Tag::adverb && tokens_[i].tag != Tag::wh && tokens_[i].tag != Tag::preposition && !is_noun(tokens_[i].tag)) return false;
    }
    return false;
}

std::uint32_t Circumstances::verbs_between(std::uint32_t from, std::uint32_t to) const {
    std::uint32_t count = 0;
    for (std::uint32_t i = from; i < to; ++i) {
        const std::uint32_t verb = governors_->verb_of(i);
        count += verb != no_token && governors_->verbs()[verb].first == i;
    }
    return count;
}

/// After it: the first place that "in" or its like leads to.
const Circumstances::PlaceAt* Circumstances::place_after(const Counted& counted, std::uint32_t end) const {
    for (const PlaceAt& place : found_places_)
        if (place.first >= counted.last && place.first < end && place.led && place.match.form != PlaceForm::demonym) return &place;
    return nullptr;
}

/// Before it: the nearest place with its preposition, not of another quantity.
const Circumstances::PlaceAt* Circumstances::place_before(const Counted& counted) const {
    for (auto place = found_places_.rbegin(); place != found_places_.rend(); ++place) {
        const bool inside = place->first >= counted.first && place->first < counted.last;
        if (place->last > counted.first || inside || place->match.form == PlaceForm::demonym || !place->led) continue;
        bool other = false;
        for (std::uint32_t i = place->first; i-- > 0 && place->first - i < 8;) {
            const std::uint32_t q = governors_->quantity_of(i);
            if (q != no_token && quantities_[q].kind == Quantity::Kind::count && quantities_[q].last <= place->first && quantities_[q].first < counted.first) other = true;
        }
        if (other) continue;
        bool reported = false;
        for (std::uint32_t i = place->last; i < counted.first; ++i)
            if (text_->bytes(tokens_[i]) == ";" || rules_.site(tokens_, i) == FigureRules::Site::says) reported = true;
        if (reported) continue;
        const bool opens = place->first < 5 && place->last < tokens_.size() && text_->bytes(tokens_[place->last]) == ",";
        if (counted.strict && verbs_between(place->last, counted.first) > (opens ? 2u : 1u)) continue;
        return &*place;
    }
    return nullptr;
}

/// The object of the attack, the place of a later clause, that of who says so.
const Circumstances::PlaceAt* Circumstances::place_farther(const Counted& counted, std::uint32_t end) const {
    // jets struck Beirut's suburbs, killing 22
    for (auto place = found_places_.rbegin(); place != found_places_.rend(); ++place) {
        if (place->last > counted.first || place->from || place->match.form == PlaceForm::demonym) continue;
        const std::uint32_t verb = place->first > 0 ? governors_->verb_of(place->first - 1) : no_token;
        if (verb != no_token && !governors_->verbs()[verb].helper) return &*place;
    }
    // were hurt when a shell landed at a base in Iraq
    for (const PlaceAt& place : found_places_) {
        if (place.first < end || !place.led || place.match.form == PlaceForm::demonym) continue;
        for (std::uint32_t i = end; i < place.first; ++i)
            if (text_->bytes(tokens_[i]) == ";" || rules_.site(tokens_, i) == FigureRules::Site::condition || rules_.site(tokens_, i) == FigureRules::Site::says ||
                (governors_->quantity_of(i) != no_token && is_count(quantities_[governors_->quantity_of(i)]) && quantities_[governors_->quantity_of(i)].first > counted.last))
                return nullptr;
        return &place;
    }
    // the ministry in Peru said 12 people had died
    for (auto place = found_places_.rbegin(); place != found_places_.rend(); ++place) {
        if (place->last > counted.first || !place->led || place->match.form == PlaceForm::demonym) continue;
        if (place->last < tokens_.size() && rules_.site(tokens_, place->last) == FigureRules::Site::says) return &*place;
    }
    return nullptr;
}

std::uint32_t Circumstances::actor_before(std::uint32_t at) const {
    find_places();
    std::uint32_t found = no_place;
    for (const PlaceAt& place : found_places_) {
        if (place.last > at) break;
        if (place.led || place.from || place.owner || place.match.form == PlaceForm::demonym || governors_->verb_of(place.last) == no_token) continue;
        if (rules_.site(tokens_, place.last) != FigureRules::Site::says) found = place.match.place;
    }
    return found;
}

std::uint32_t Circumstances::place_of_keeper(std::uint32_t at) const {
    std::uint32_t found = no_place;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
        if (!(tokens_[i].begins & places_.begins())) continue;
        const auto match = places_.match(text_->bytes(), tokens_, i);
        if (!match) continue;
        if (found != no_place && i >= at) break;
        std::uint32_t k = i + match->count;
        if (k < tokens_.size() && tokens_[k].tag == Tag::possessive_mark) ++k;
        for (const std::uint32_t last = k + longest_keeper; k < tokens_.size() && k < last && (is_noun(tokens_[k].tag) || tokens_[k].tag == Tag::adjective); ++k)
            if (rules_.site(tokens_, k) == FigureRules::Site::keeper) {
                found = match->place;
                break;
            }
        i += match->count - 1;
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
        if (time.kind == TimeKind::set || time.of_noun || time.where.overlaps(where)) continue;
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
