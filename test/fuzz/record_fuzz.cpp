// Lines of NDJSON: whatever the bytes, a record or a refusal; a record reads back as it was written.

#include "record/record.hpp"

#include <cstdint>
#include <cstdlib>

using namespace tallywire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static RecordParser parser;
    auto parsed = parser.parse({reinterpret_cast<const char*>(data), size});
    auto* record = std::get_if<Record>(&parsed);
    if (!record || std::holds_alternative<OtherRecord>(*record)) return 0;
    std::string line;
    append_line(line, *record);
    line.pop_back();
    auto again = parser.parse(line);
    if (!std::holds_alternative<Record>(again)) std::abort();
    std::string second;
    append_line(second, std::get<Record>(again));
    if (second != line + "\n") std::abort();
    return 0;
}
