#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tallywire::xml {

/// Names are compared without their prefix and without case. Nothing here goes deeper than `depth_limit` elements.
inline constexpr int depth_limit = 400;

std::string_view local_name(const char* name);
bool is_named(pugi::xml_node node, std::string_view name);
/// The first child element of a name; null where there is none.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
/// All elements of a name below `node`, in the order of the text; not within one another.
std::vector<pugi::xml_node> all(pugi::xml_node node, std::string_view name);
/// The first of them.
pugi::xml_node first(pugi::xml_node node, std::string_view name);
/// The characters of an element and all in it, blanks folded.
std::string text(pugi::xml_node node);
/// The element's content as it would be written: markup that stands for HTML. Text that is markup by itself (CDATA, escaped) is given as it is.
std::string markup(pugi::xml_node node);
/// An attribute by its local name; empty where there is none.
std::string_view attribute(pugi::xml_node node, std::string_view name);

}  // namespace tallywire::xml
