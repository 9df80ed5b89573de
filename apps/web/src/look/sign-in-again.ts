import { type ComponentType, createContext, useContext } from 'react';

/** How one signs in where one is. Forms know no feature; routes say which one it is. */
const SignInAgain = createContext<ComponentType<{ readonly done: () => void }> | undefined>(undefined);

export const SignInAgainProvider = SignInAgain.Provider;
export const useSignInAgain = () => useContext(SignInAgain);
