#include "fact/figure_bytes.hpp"

#include "fact/byte_record.hpp"

namespace tallywire {
namespace {

/// One list of the fields for both directions; `Field` is a writer's put or a reader's get.
template <class FigureType, class Field>
void each_field(FigureType& figure, Field field) {
    field(figure.id);
    field(figure.sentence);
    field(figure.where.start);
    field(figure.where.end);
    field(figure.text);
    field(figure.value);
    field(figure.interval.low);
    field(figure.interval.high);
    field(figure.interval.low_open);
    field(figure.interval.high_open);
    field(figure.bound);
    field(figure.trend);
    field(figure.unit);
    field(figure.item);
    field(figure.measure);
    field(figure.group);
    field(figure.status);
    field(figure.relative_to);
    field(figure.implied);
}

}  // namespace

void append_bytes(std::string& out, const Figure& figure) {
    ByteWriter writer(out);
    each_field(figure, [&](const auto& value) { writer.put(value); });
    writer.put(figure.place.has_value());
    if (figure.place) {
        writer.put(figure.place->name);
        writer.put(figure.place->code);
    }
    writer.put(figure.time.has_value());
    if (figure.time) {
        writer.put(figure.time->text);
        writer.put(figure.time->value);
        writer.put(figure.time->first);
        writer.put(figure.time->last);
    }
    writer.put(figure.by.has_value());
    if (figure.by) {
        writer.put(figure.by->text);
        writer.put(figure.by->name);
        writer.put(figure.by->role);
    }
}

void read_bytes(std::string_view bytes, Figure& figure) {
    ByteReader reader(bytes);
    each_field(figure, [&](auto& value) { reader.get(value); });
    bool some = false;
    reader.get(some);
    if (some) {
        Place& place = figure.place.emplace();
        reader.get(place.name);
        reader.get(place.code);
    }
    reader.get(some);
    if (some) {
        TimeReference& time = figure.time.emplace();
        reader.get(time.text);
        reader.get(time.value);
        reader.get(time.first);
        reader.get(time.last);
    }
    reader.get(some);
    if (some) {
        Speaker& by = figure.by.emplace();
        reader.get(by.text);
        reader.get(by.name);
        reader.get(by.role);
    }
}

}  // namespace tallywire
