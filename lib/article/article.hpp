#pragma once

#include "document/origin.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// A piece of a page that is not the article, and the name of the rule that cut it.
struct Debris {
    std::string text;
    std::string rule;

    bool operator==(const Debris&) const = default;
};

/// The article that this one repeats; `similarity` is 0 to 1, the Jaccard coefficient of their word 5-grams (estimated).
struct CopyOf {
    std::string id;
    double similarity = 0;

    bool operator==(const CopyOf&) const = default;
};

/// One article: the record that `ingest` writes and all else is made from. `text` is well-formed UTF-8, paragraphs parted by a blank line.
/// `published` and `modified` are ISO 8601, a date or a time with offset.
struct Article {
    std::string id;
    std::optional<std::string> source;
    std::optional<std::string> domain;
    std::optional<std::string> url;
    std::optional<std::string> title;
    std::vector<std::string> byline;
    std::vector<std::string> agency;
    std::optional<std::string> dateline;
    std::optional<std::string> section;
    std::optional<std::string> published;
    std::optional<std::string> published_from;
    std::optional<std::string> published_doubt;
    std::optional<std::string> modified;
    std::optional<std::string> language;
    std::string text;
    std::vector<Debris> debris;
    std::optional<CopyOf> copy_of;
    Origin origin;
    /// The record types that `extract-figures` has already written for this article; a later tool does not make them again.
    std::vector<std::string> extracted;

    bool operator==(const Article&) const = default;
};

}  // namespace tallywire
