#pragma once

#include "timeline/entry_maker.hpp"
#include "timeline/timeline_builder.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tallywire {

/// An entry before it is made: what choosing and ordering need. A timeline of a million figures is ordered as drafts; entries are made one by one.
struct Draft {
    bool is_event = false;
    std::uint32_t of = 0;                ///< the quantity, or the cluster of events
    std::uint32_t begin = 0, count = 0;  ///< a range of the quantity's readings
    When when;
    StringPool::Kept clock;     ///< the end as written, where it has a clock time
    StringPool::Kept headline;
    std::string_view kind;
    float salience = 0;
    bool down_revision = false, lagging = false;
};

/// Drafts of all that was gathered, and the entries that become of them.
class Drafts {
public:
    /// Sorts the readings of the quantities by day. All must outlive the object.
    Drafts(Gathered& gathered, const TimelineOptions& options, const Headings& headings, const ReferenceSeries* reference);

    /// Those that the options ask for, in order of time: by first day (of undated ones: the day before which they were), the more exact and then the more
    /// salient first.
    std::span<const Draft> chosen() const { return drafts_; }
    /// The entry; with its `period` where the timeline is parted.
    Entry make(const Draft& draft) const;

private:
    void draft_quantity(std::uint32_t number);
    void draft_event(std::uint32_t cluster);
    bool is_wanted(const Draft& draft, const std::vector<std::string>& topic) const;
    Entry make_plain(const Draft& draft) const;
    void keep_top();
    bool is_mixed(const Draft& draft) const;
    void flag_steps();

    Gathered& all_;
    const TimelineOptions& options_;
    const Headings& headings_;
    std::vector<std::vector<std::uint32_t>> clusters_;
    const EntryMaker maker_;
    StringPool headlines_;
    std::vector<Draft> drafts_;
};

}  // namespace tallywire
