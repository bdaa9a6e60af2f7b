#pragma once

#include "document/document.hpp"


namespace tallywire {

/// Makes of a document as it was cut from the input one that can be read: undoes chunks and content coding of HTTP, tells the kind where it is still
/// unknown, and turns `bytes` into repaired UTF-8. False where it holds nothing to read (a picture, no bytes). JSON and mails
/// keep their bytes: JSON is UTF-8 already or refused when parsed, a mail has an encoding for each part. Safe to call from several threads on different documents.
bool prepare(Document& document, const Limits& limits, const Report& report);

}  // namespace tallywire
