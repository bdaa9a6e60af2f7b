#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// What a reference series says for a day.
struct ReferencePoint {
    int day = 0;  ///< days since 1970-01-01
    double value = 0;

    bool operator==(const ReferencePoint&) const = default;
};

/// A series to lay beside a curve: what an official or a later count says day by day. Const once read; safe to share.
class ReferenceSeries {
public:
    /// CSV or TSV with a header row: a column `date` (or `day`) and one with the numbers: `measure`'s name where there is one, else `value`, else the second.
    /// Rows of more measures may have a column `measure`. Throws UsageError (`file:line: why`) where a row makes no sense.
    static ReferenceSeries read(const std::string& file, std::string_view bytes, std::string_view measure = "");

    std::span<const ReferencePoint> points() const { return points_; }
    /// The number that holds on a day: that of the day, or of the last one before it.
    std::optional<double> at(int day) const;
    /// The day whose number lies in low..high, nearest to `day`, the earlier of two; nothing where there is none.
    std::optional<int> matching_day(double low, double high, int day) const;

private:
    std::vector<ReferencePoint> points_;
};

}  // namespace tallywire
