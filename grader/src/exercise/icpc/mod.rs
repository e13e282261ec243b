//! ICPC problem packages, formats `2025-09` and `legacy`.
