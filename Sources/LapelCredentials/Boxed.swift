/// Keeps a large value in a place of its own, so that whatever holds it stays small and quick to copy.
///
/// ```swift
/// struct Credential {
///   @Boxed var subject = Subject()
/// }
/// ```
///
/// Nobody else notices: it is a value like what is in it. A copy shares the place until one of the two is changed. Without it
/// every copy of a credential copies each text of its subject, achievement and issuer, and the code that does so is a tenth of
/// the verifier that browsers load.
@propertyWrapper
package indirect enum Boxed<Value: Sendable & Hashable>: Sendable, Hashable {
  case value(Value)

  package init(wrappedValue: Value) { self = .value(wrappedValue) }

  package var wrappedValue: Value {
    get {
      switch self {
      case .value(let value): value
      }
    }
    set { self = .value(newValue) }
  }
}
