#pragma once

#include "fact/day_minute.hpp"
#include "figure/figure.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// What a sentence says of the reach of a figure, beyond its fields. Bits, several may hold.
enum Scope : std::uint16_t {
    scope_part = 1,       ///< of them, including, among them: a part of a whole
    scope_more = 2,       ///< another 30, a further 12: to be added to a figure before
    scope_earlier = 4,    ///< up from 510, an earlier toll of: no longer held by who says it
    scope_remaining = 8,  ///< still held, remaining: what is left of a greater number
    scope_pending = 16,   ///< talks on the release of: spoken of, not done
    scope_total = 32,     ///< since, so far, in total: a running count
    scope_event = 64,     ///< in one strike, blast, shooting: one event's
    scope_revised = 128,  ///< revised, corrected, counted twice
    scope_deaths = 256,   ///< the sentence tells of deaths before it
    scope_injuries = 512, ///< the sentence tells of injuries before it
    scope_beside = 1024,  ///< the more stands beside people to whom something else happened: "one died and 30 others were hurt"
    scope_yearly = 2048,  ///< each year, in an average year: no event's
};

/// One figure on its way into a fact: the figure and what comparing it with others needs.
struct Claim {
    Figure figure;
    std::uint32_t article = 0;   ///< in Stories
    std::uint32_t rank = 0;      ///< of the article, by day and id
    std::uint32_t original = 0;  ///< rank of the article whose text it repeats
    DayMinute as_of;
    bool doubtful = false;       ///< the date is doubted
    bool implied = false;        ///< no number word
    bool people = false;         ///< counts people
    bool subset = false;         ///< its label is a part of any whole: children, soldiers
    bool out_of_size = false;    ///< of quite another size than its story's other counts
    bool added_up = false;       ///< the sum of victims that its sentence describes
    bool kept = false;           ///< looked at again when its fact is made: its texts stay
    std::uint16_t scope = 0;
    std::int32_t since = DayMinute::unknown;      ///< the day from which it counts
    std::int32_t event_day = DayMinute::unknown;  ///< the day on which it happened
    std::int32_t last_day = DayMinute::unknown;   ///< the last day for which it is said to hold
    bool retrospective = false;                ///< held long before it was printed
    std::string label;                         ///< of whom: empty for all ("child", "nation:IL")
    std::string place;                         ///< code, or folded name where there is none; empty where unknown
    std::string speaker;                       ///< whose word, folded for comparing; empty for the outlet's own
    std::string outlet;                        ///< for showing
    std::string origin;                        ///< whose count it is, for showing; equal for readings of one origin
    std::uint64_t skeleton = 0;                ///< hash of the sentence without its numbers; 0 where too short to tell
    std::vector<std::uint32_t> context;        ///< hashes of the sentence's content words, sorted
};

/// What the measure makes of a figure: people to whom something happened have a toll.
bool is_toll(std::string_view measure);
/// True where a later count replaces an earlier one whoever made it (the killed); false where it is settled at once (the taken).
bool is_running(std::string_view measure);
/// True where a count can only rise while the event lasts (the killed), false where it may fall (the missing, the homeless).
bool is_cumulative(std::string_view measure);
/// True for people in somebody's hands, or let go: where they are is not where they are from.
bool is_captive(std::string_view measure);
/// `taken` and `held` are one quantity while nobody has been released.
std::string_view quantity_of(std::string_view measure);

/// The values that a figure allows, for comparing: about 230 is 225 to 235.
Interval compared(const Figure& figure);
/// The share of the words of the shorter sentence that the other has too.
double shared_context(const Claim& a, const Claim& b);
/// The number that stands for a figure: its value, else an end of its interval. Nothing where it has none.
std::optional<double> number_of(const Figure& figure);
/// The figure as people write it: "at least 800", "100–130".
std::string spoken(const Figure& figure);
/// 12345.5 -> "12,345.5".
std::string grouped(double number);

}  // namespace tallywire
