#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>

namespace tallywire {

/// Memory for a table of megabytes that is looked at all over: on large pages where the system gives them, so that neither filling it nor looking at it
/// waits for thousands of small ones. An allocator of the standard library's containers.
template <typename T>
struct LargePages {
    using value_type = T;
    static constexpr std::size_t page = std::size_t{1} << 21;

    LargePages() = default;
    template <typename U>
    LargePages(const LargePages<U>&) {}

    T* allocate(std::size_t count) {
        const std::size_t size = count * sizeof(T);
        void* const memory = ::operator new(size, alignment(size));
#ifdef MADV_HUGEPAGE
        if (size >= page) ::madvise(memory, size, MADV_HUGEPAGE);  // a wish: nothing is wrong where it is not granted
#endif
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t count) { ::operator delete(memory, alignment(count * sizeof(T))); }

    bool operator==(const LargePages&) const = default;

private:
    static std::align_val_t alignment(std::size_t size) { return std::align_val_t(size >= page ? page : alignof(T)); }
};

}  // namespace tallywire
