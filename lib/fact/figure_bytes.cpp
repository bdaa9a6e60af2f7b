#include "fact/figure_bytes.hpp"

#include "fact/byte_record.hpp"

#include <type_traits>

namespace tallywire {
namespace {

// One list of the fields for both directions; `Field` is a writer's put or a reader's get, of a const noun or another.
template <class Noun, class Field>
void each_field(Noun& noun, Field field) {
    using Plain = std::remove_const_t<Noun>;
    if constexpr (std::is_same_v<Plain, Place>) {
        field(noun.name), field(noun.code);
    } else if constexpr (std::is_same_v<Plain, TimeReference>) {
        field(noun.text), field(noun.value), field(noun.first), field(noun.last);
    } else if constexpr (std::is_same_v<Plain, Speaker>) {
        field(noun.text), field(noun.name), field(noun.role);
    } else {
        static_assert(std::is_same_v<Plain, Figure>);
        field(noun.id), field(noun.sentence), field(noun.where.start), field(noun.where.end), field(noun.text), field(noun.value);
        field(noun.interval.low), field(noun.interval.high), field(noun.interval.low_open), field(noun.interval.high_open), field(noun.bound);
        field(noun.trend), field(noun.unit), field(noun.item), field(noun.measure), field(noun.group), field(noun.status);
        field(noun.relative_to), field(noun.implied);
    }
}

template <class FigureType, class Part>
void each_part(FigureType& figure, Part part) {
    part(figure.place), part(figure.time), part(figure.by);
}

}  // namespace

void append_bytes(std::string& out, const Figure& figure) {
    ByteWriter writer(out);
    each_field(figure, [&](const auto& value) { writer.put(value); });
    each_part(figure, [&](const auto& part) {
        writer.put(part.has_value());
        if (part) each_field(*part, [&](const auto& value) { writer.put(value); });
    });
}

void read_bytes(std::string_view bytes, Figure& figure) {
    ByteReader reader(bytes);
    each_field(figure, [&](auto& value) { reader.get(value); });
    each_part(figure, [&](auto& part) {
        bool some = false;
        reader.get(some);
        if (some) each_field(part.emplace(), [&](auto& value) { reader.get(value); });
    });
}

}  // namespace tallywire
