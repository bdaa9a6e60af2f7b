#pragma once

#include "timeline/entry.hpp"
#include "base/string_pool.hpp"
#include "timeline/timeline_builder.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

namespace tallywire {

// What TimelineBuilder keeps of the records, small: numbers instead of texts. Used by the .cpp files of this folder only.

inline constexpr int no_day = std::numeric_limits<int>::min();
inline constexpr std::uint32_t none = 0xFFFFFFFFu;

/// The articles, by number.
class ArticleTable {
public:
    std::uint32_t number(std::string_view id);
    std::optional<std::uint32_t> find(std::string_view id) const { return ids_.find(id); }
    /// Fills in what is not known yet.
    void describe(std::uint32_t number, const std::optional<std::string>& source, const std::optional<std::string>& published,
                  const std::optional<std::string>& url, const std::optional<std::string>& title);
    void set_copy(std::uint32_t number, std::string_view original);
    const Citation& citation(std::uint32_t number) const { return citations_[number]; }
    int published(std::uint32_t number) const { return published_[number]; }
    /// What counts as one independent outlet: that of the article a copy repeats, else the article's own, else 'unnamed'.
    std::string outlet(std::uint32_t number) const;
    std::size_t size() const { return citations_.size(); }

private:
    Interner ids_;
    std::vector<Citation> citations_;
    std::vector<int> published_;
    std::vector<std::uint32_t> original_;
    std::string last_id_;
    std::uint32_t last_ = none;
};

/// Days of something: both no_day: unknown.
struct When {
    int first = no_day;
    int last = no_day;
    Precision precision = Precision::undated;

    bool operator==(const When&) const = default;
};

/// One reading of a quantity.
struct KeptReading {
    double low = 0, high = 0;
    When when;
    std::uint32_t article = none;
    std::uint32_t by = none;  ///< interned `text \x1F name \x1F role`
    std::uint32_t id = none;
    StringPool::Kept text, sentence;
    std::uint8_t bound = 255;
    bool has_low = false, has_high = false, low_open = false, high_open = false;
    bool from_published = false;  ///< the day is that of publication
};

struct CurveQuantity {
    std::string fact;
    Fact::What what;
    std::string status = "reported";
    std::vector<KeptReading> readings;
    std::vector<std::string> flags;
};

/// A sentence that tells of an event.
struct KeptTelling {
    std::uint32_t article = none;
    int day = no_day;
    StringPool::Kept sentence, surface;  ///< surface: the words that gave the date
};

/// An event, statement or time as one article (or an entry of an earlier run) tells it.
struct KeptEvent {
    When when;
    StringPool::Kept first, last;  ///< as written, where there is a clock time
    StringPool::Kept headline, text, resolved_by;
    std::uint32_t kind = none, place = none;
    std::uint32_t tellings = 0, telling_count = 0;  ///< a range of Gathered::tellings
    float weight = 0;
    bool past = false;     ///< undated, before `last`
    bool planned = false;  ///< later than its article
};

/// All that TimelineBuilder has been given.
struct Gathered {
    ArticleTable articles;
    StringPool pool;
    Interner speakers, names, figure_ids, quantity_ids;
    std::vector<CurveQuantity> quantities;
    std::unordered_map<std::uint32_t, When> figure_times;  ///< of figures that tell of another time than their article, by figure_ids
    std::vector<KeptEvent> events;
    std::vector<KeptTelling> tellings;
};

/// Groups the tellings of one event: numbers of events, best telling first.
std::vector<std::vector<std::uint32_t>> cluster_events(const std::vector<KeptEvent>& events);

/// Days of a record's `first` and `last`.
When when_of(const std::optional<std::string>& first, const std::optional<std::string>& last, const std::optional<std::string>& value);

}  // namespace tallywire
